package io.github.steadymail.sender;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TransientSendException;
import io.github.steadymail.failure.TransmissionException;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.transport.PreparedMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sends over a pool, and once more where a connection of it turns out to be stale. */
final class PooledSender implements MailSender {
    private static final System.Logger LOGGER = System.getLogger("io.github.steadymail.sender");
    private static final int CLOSING = 421;
    /** How long those whose connection was cut may take to notice it. */
    private static final Duration AFTER_CUT = Duration.ofSeconds(1);

    private final Pool pool;
    private final Upkeep upkeep;
    private final Duration deadline;
    private final Duration grace;
    private final InFlight inFlight = new InFlight();
    private final AsyncSends async;
    private volatile boolean closing;

    PooledSender(Pool pool, Duration deadline, Duration grace, Upkeep upkeep, Backlog backlog) {
        this.pool = pool;
        this.upkeep = upkeep;
        this.deadline = deadline;
        this.grace = grace;
        this.async = new AsyncSends(this::send, deadline, backlog);
    }

    @Override
    public Receipt send(MimeMessage message) throws MessagingException {
        return send(message, recipientsOf(message));
    }

    private static List<Address> recipientsOf(MimeMessage message) throws MessagingException {
        try {
            Address[] recipients = message.getAllRecipients();
            return recipients == null ? List.of() : List.of(recipients);
        } catch (MessagingException e) {
            throw OwnFailure.permanent(FailureKind.ENVELOPE_INVALID, "the recipients cannot be read: " + e, e);
        }
    }

    @Override
    public CompletionStage<Receipt> sendAsync(MimeMessage message) {
        try {
            return async.add(message, recipientsOf(message));
        } catch (MessagingException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletionStage<Receipt> sendAsync(MimeMessage message, List<? extends Address> recipients) {
        Objects.requireNonNull(message, "message");
        return async.add(message, List.copyOf(recipients));
    }

    @Override
    public Receipt send(MimeMessage message, List<? extends Address> recipients) throws MessagingException {
        Objects.requireNonNull(message, "message");
        if (closing) {
            throw OwnFailure.closed();
        }
        return send(message, recipients, new TimeLimit(deadline, new Cancellation()));
    }

    private Receipt send(MimeMessage message, List<? extends Address> recipients, TimeLimit limit)
            throws MessagingException {
        inFlight.begins(limit);
        try {
            limit.check();
            return send(message, recipients.toArray(Address[]::new), limit);
        } finally {
            inFlight.ends(limit);
        }
    }

    private Receipt send(MimeMessage message, Address[] addresses, TimeLimit limit) throws MessagingException {
        fixIdentity(message);
        PreparedMessage prepared = PreparedMessage.of(message);
        Connection connection = pool.borrow(limit);
        if (!connection.isUsed()) {
            upkeep.opened();
        }
        try {
            boolean mayBeStale = connection.isUsed();
            try {
                return connection.send(prepared, addresses, limit);
            } catch (MessagingException e) {
                if (!mayBeStale || !isStale(e)) {
                    throw e;
                }
            }
            connection = pool.replace(connection, limit);
            return connection.send(prepared, addresses, limit);
        } finally {
            pool.giveBack(connection);
        }
    }

    /** Whether the connection was gone before the message had gone: then nobody has it. */
    private static boolean isStale(MessagingException thrown) {
        SmtpFailure failure = SmtpFailure.find(thrown).orElse(null);
        boolean closing = failure instanceof TransientSendException
                && failure.kind() != FailureKind.RATE_LIMITED
                && failure.phase().filter(SmtpPhase.END_OF_DATA::equals).isEmpty()
                && failure.reply()
                        .filter(reply -> reply.code().value() == CLOSING)
                        .isPresent();
        return closing || (failure instanceof TransmissionException && failure.kind() == FailureKind.NETWORK_FAILED);
    }

    /** The Message-ID by which an unknown outcome is looked up. */
    private static void fixIdentity(MimeMessage message) throws MessagingException {
        try {
            if (message.getMessageID() == null) {
                message.saveChanges();
            }
        } catch (MessagingException | RuntimeException e) {
            throw OwnFailure.permanent(FailureKind.CONTENT_UNREADABLE, "the message cannot be read: " + e, e);
        }
    }

    @Override
    public void close() {
        closing = true;
        upkeep.close();
        TimeLimit end = new TimeLimit(grace);
        int queued = async.close(end);
        int late = pool.close(end.left());
        if (late > 0) {
            inFlight.cut();
            pool.close(AFTER_CUT);
        }
        if (late > 0 || queued > 0) {
            LOGGER.log(
                    Level.WARNING,
                    "closed with {0} messages in flight, which were cut, and {1} not sent",
                    late,
                    queued);
        }
    }
}
