package io.github.steadymail.sender;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.transport.PreparedMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends over a pool: on the caller's thread or another, once or as often as its policy allows. */
final class PooledSender implements MailSender {
    private static final System.Logger LOGGER = System.getLogger("io.github.steadymail.sender");
    /** How long those whose connection was cut may take to notice it. */
    private static final Duration AFTER_CUT = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final Reports reports;
    private final Duration deadline;
    private final Duration grace;
    private final @Nullable RetryPolicy retries;
    private final Waiting waiting;
    private final InFlight inFlight = new InFlight();
    private final AsyncSends async;
    private final Supplier<PoolState> state;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    PooledSender(
            Transactions transactions,
            Reports reports,
            Duration deadline,
            Duration grace,
            Backlog backlog,
            @Nullable RetryPolicy retries,
            Waiting waiting) {
        this.transactions = transactions;
        this.reports = reports;
        this.deadline = deadline;
        this.grace = grace;
        this.retries = retries;
        this.waiting = waiting;
        this.async = new AsyncSends(this::send, reports, deadline, backlog);
        this.state = () -> transactions.state(async.queued());
        reports.started(state);
    }

    @Override
    public Receipt send(MimeMessage message) throws MessagingException {
        return send(message, recipientsOf(message));
    }

    private List<Address> recipientsOf(MimeMessage message) throws MessagingException {
        Objects.requireNonNull(message, "message");
        try {
            Address[] recipients = message.getAllRecipients();
            return recipients == null ? List.of() : List.of(recipients);
        } catch (MessagingException | RuntimeException e) {
            throw reports.refused(
                    OwnFailure.permanent(FailureKind.ENVELOPE_INVALID, "the recipients cannot be read: " + e, e),
                    message,
                    List.of());
        }
    }

    @Override
    public CompletionStage<Receipt> sendAsync(MimeMessage message) {
        try {
            return async.add(PreparedMessage.of(message), recipientsOf(message));
        } catch (MessagingException e) {
            return async.failed(e);
        }
    }

    @Override
    public CompletionStage<Receipt> sendAsync(MimeMessage message, List<? extends Address> recipients) {
        return sendAsync(PreparedMessage.of(message), recipients);
    }

    @Override
    public CompletionStage<Receipt> sendAsync(PreparedMessage message, List<? extends Address> recipients) {
        Objects.requireNonNull(message, "message");
        return async.add(message, List.copyOf(recipients));
    }

    @Override
    public Receipt send(MimeMessage message, List<? extends Address> recipients) throws MessagingException {
        return send(PreparedMessage.of(message), recipients);
    }

    @Override
    public Receipt send(PreparedMessage message, List<? extends Address> recipients) throws MessagingException {
        if (closing.get()) {
            throw reports.refused(OwnFailure.closed(), message.message(), recipients);
        }
        return send(message, recipients, new TimeLimit(deadline, new Cancellation()));
    }

    private Receipt send(PreparedMessage message, List<? extends Address> recipients, TimeLimit limit)
            throws MessagingException {
        int count = recipients.size();
        MimeMessage mime = message.message();
        Progress progress = new Progress(mime, count, FlightRecorder.send(message, count));
        String messageId = null;
        Receipt receipt;
        inFlight.begins(limit);
        try {
            limit.check();
            messageId = identified(message);
            receipt = send(message, recipients, messageId, limit, progress);
        } catch (MessagingException e) {
            inFlight.ends(limit); // before the listeners: nobody may cut or wake them
            MessagingException whole = OwnFailure.of(e, recipients, messageId);
            Undisturbed.run(() -> reports.failed(whole, progress));
            throw whole;
        } finally {
            inFlight.ends(limit);
        }
        Receipt accepted = receipt;
        Undisturbed.run(() -> reports.accepted(accepted, progress));
        return accepted;
    }

    private static @Nullable String identified(PreparedMessage message) throws MessagingException {
        try {
            return message.identify();
        } catch (MessagingException | RuntimeException e) {
            throw OwnFailure.permanent(FailureKind.CONTENT_UNREADABLE, "the message cannot be read: " + e, e);
        }
    }

    private Receipt send(
            PreparedMessage message,
            List<? extends Address> recipients,
            @Nullable String messageId,
            TimeLimit limit,
            Progress progress)
            throws MessagingException {
        if (retries == null) {
            return transactions.send(message, recipients.toArray(Address[]::new), limit, progress);
        }
        Ledger ledger = new Ledger(Recipients.of(recipients), messageId);
        return Retrying.send(retries, waiting, to -> transactions.send(message, to, limit, progress), limit, ledger);
    }

    @Override
    public void close() {
        if (closing.getAndSet(true)) {
            awaitEnd();
            return;
        }
        Grace inTime = new Grace(grace);
        try {
            close(inTime);
        } finally {
            ended.countDown();
            if (inTime.wasInterrupted()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void close(Grace inTime) {
        waiting.end();
        async.finish(inTime);
        int queued = async.refuseRest();
        int cut = 0;
        if (transactions.close(inTime) > 0 || async.isBusy()) {
            cut = inFlight.cut();
            Grace afterCut = inTime.extended(AFTER_CUT);
            transactions.close(afterCut);
            async.finish(afterCut);
        }
        transactions.late().finish(inTime);
        if (transactions.late().cut() > 0) {
            transactions.late().finish(inTime.extended(AFTER_CUT));
        }
        async.end(); // not before: what follows from the sends that were cut runs on its threads
        closed(cut, queued);
    }

    private void closed(int cut, int queued) {
        if (cut > 0 || queued > 0) {
            LOGGER.log(
                    Level.WARNING, "closed with {0} messages in flight, which were cut, and {1} not sent", cut, queued);
        }
        reports.stopped(state);
    }

    /** Somebody else closes, and takes no longer than this; one for whom he waits does not wait for him. */
    private void awaitEnd() {
        if (async.isOnWorker()) {
            return;
        }
        try {
            if (!ended.await(grace.plus(AFTER_CUT).toNanos(), TimeUnit.NANOSECONDS)) {
                LOGGER.log(Level.DEBUG, "another thread has not come to the end of closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
