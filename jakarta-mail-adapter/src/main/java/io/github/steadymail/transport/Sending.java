package io.github.steadymail.transport;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.event.TransportEvent;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/** Sends one message on an open session, and knows what came of it: a receipt or a failure, and an event for listeners. */
final class Sending {
    private static final int OKAY = 250;

    private final SmtpConnection connection;
    private final Settings settings;
    private final Extensions extensions;
    private final Session session;
    private final boolean reportSuccess;
    private final PreparedMessage prepared;
    private final MimeMessage message;
    private final Address[] addresses;

    private boolean usable = true;
    private @Nullable SmtpFailure failure;
    private @Nullable Receipt receipt;
    private @Nullable Event ownEvent;
    private @Nullable Answers answers;
    private @Nullable Conclusion conclusion;
    private @Nullable Runnable verdict;
    private TransactionTimes times = TransactionTimes.NONE;
    private @Nullable CompletableFuture<Outcome> later;

    Sending(
            SmtpConnection connection,
            Settings settings,
            Extensions extensions,
            Session session,
            boolean report,
            PreparedMessage prepared,
            Address @Nullable [] addresses) {
        this.connection = connection;
        this.settings = settings;
        this.extensions = extensions;
        this.session = session;
        this.reportSuccess = report;
        this.prepared = prepared;
        this.message = prepared.message();
        this.addresses = addresses == null ? new Address[0] : addresses;
    }

    /** What transport listeners are told. */
    record Event(int type, Address @Nullable [] sent, Address @Nullable [] unsent, Address @Nullable [] invalid) {}

    void send() {
        if (addresses.length == 0) {
            failure = invalid(new EnvelopeException("No recipient addresses", null), List.of(), null);
            return;
        }
        Envelope envelope = envelope();
        if (envelope != null) {
            Answers heard = new Answers(envelope, connection.classifier());
            transact(heard);
            times = heard.times();
            conclude(heard);
        }
    }

    /** The envelope, checked; null if there is none that can be said, and then the failure says why. */
    private @Nullable Envelope envelope() {
        List<InternetAddress> recipients = List.of();
        try {
            recipients = Envelope.expanded(addresses);
            return Envelope.of(message, recipients, settings, extensions, session, isEightBit());
        } catch (EnvelopeException e) {
            failure = invalid(e, recipients, null);
        } catch (RuntimeException e) {
            EnvelopeException unreadable = new EnvelopeException("the message cannot say its envelope: " + e, null);
            failure = invalid(unreadable, recipients, e);
        }
        return null;
    }

    /** Whether the message goes out as 8bit, being made so where that is allowed. */
    private boolean isEightBit() {
        return converts() && prepared.eightBit();
    }

    private boolean converts() {
        boolean allowed =
                (message instanceof SMTPMessage own && own.getAllow8bitMIME()) || settings.flag("allow8bitmime", false);
        return allowed && extensions.has("8BITMIME");
    }

    @SuppressWarnings("ReferenceEquality") // that very recipient: another may have the same address
    private SmtpFailure invalid(EnvelopeException error, List<InternetAddress> recipients, @Nullable Exception next) {
        InternetAddress offending = error.recipient();
        Address[] bad = offending == null ? new Address[0] : new Address[] {offending};
        Address[] good = recipients.stream().filter(r -> r != offending).toArray(Address[]::new);
        if (!recipients.isEmpty()) {
            ownEvent = new Event(TransportEvent.MESSAGE_NOT_DELIVERED, null, good, bad);
        }
        return SmtpFailureBuilder.because(Classification.permanent(FailureKind.ENVELOPE_INVALID, null))
                .detail(error.getMessage())
                .recipients(recipients.stream()
                        .map(r -> RecipientOutcome.notAttempted(Objects.requireNonNullElse(r.getAddress(), ""), null))
                        .toList())
                .messageId(identifier(message))
                .connectionUsable(true)
                .addresses(null, good, bad)
                .next(next)
                .build();
    }

    private void transact(Answers heard) {
        boolean pipelining = settings.pipelining() && extensions.has("PIPELINING");
        Octets octets;
        try {
            octets = prepared.octets();
            heard.rendered();
        } catch (IOException | MessagingException | RuntimeException e) {
            if (connection.isCancelled()) {
                IOException cancelled = new NoReplyException("cancelled", null, null);
                heard.lost(NetworkFailure.of(heard.phase(), connection, cancelled), cancelled, null);
            } else {
                heard.unreadable(e);
            }
            return;
        }
        MailTransaction transaction = new MailTransaction(connection, heard, pipelining);
        verdict = transaction::hearVerdict;
        Chunks chunks = settings.chunks();
        MessageSource source = octets == null ? prepared::writeTo : octets::writeTo;
        if (!chunks.on() || !extensions.has("CHUNKING")) {
            transaction.sendData(source);
        } else if (octets == null) {
            transaction.sendChunks(source, chunks.size());
        } else if (!chunks.eager() || !pipelining || !saidEagerly(heard, octets)) {
            transaction.sendChunk(octets);
        }
    }

    private boolean saidEagerly(Answers heard, Octets octets) {
        EagerGroup eager = new EagerGroup(connection, heard, octets);
        if (!eager.isAllowed()) {
            return false;
        }
        verdict = eager::hear;
        eager.say();
        return true;
    }

    /** Draws the conclusion from what was heard. */
    private void conclude(Answers heard) {
        answers = heard;
        Conclusion drawn = new Conclusion(heard, addresses, reportSuccess, identifier(message));
        conclusion = drawn;
        usable = !heard.mustClose() && (heard.finalReply() != null || reset());
        receipt = drawn.receipt();
        if (receipt == null) {
            later = isOnlyLate(heard) ? new CompletableFuture<>() : null;
            failure = drawn.failure(usable, later == null ? null : later.minimalCompletionStage());
        }
    }

    /** Whether the caller's time is over, while the server still has some of its own for the verdict. */
    private boolean isOnlyLate(Answers heard) {
        return heard.isUnknown() && heard.isLate() && settings.verdictMillis() > 0 && connection.isOverdue();
    }

    /** Who waits for a verdict that comes after the caller's time; null if nobody does. */
    @Nullable
    CompletableFuture<Outcome> later() {
        return later;
    }

    /** What is left of the time that the server has for its verdict. */
    Duration timeForVerdict() {
        Duration whole = Duration.ofMillis(settings.verdictMillis());
        return answers == null ? whole : whole.minus(answers.sinceEndOfData());
    }

    /** Reads on for the verdict. Returns what came of the message in the end. */
    Outcome lateOutcome() {
        Answers heard = Objects.requireNonNull(answers);
        heard.reopen();
        Objects.requireNonNull(verdict).run();
        later = null;
        if (!heard.isUnknown()) {
            conclude(heard);
        }
        return outcome();
    }

    /** What came of the message, as far as it is known. */
    Outcome outcome() {
        return receipt != null ? new Outcome.Accepted(receipt) : Outcome.of(Objects.requireNonNull(failure));
    }

    /** Leaves the transaction behind; whether the session goes on after that. */
    private boolean reset() {
        try {
            if (connection.hasUnread()) {
                return false;
            }
            connection.command("RSET");
            return connection.replyInPassing().code().value() == OKAY;
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable String identifier(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException | RuntimeException | Error e) {
            return null; // whatever it throws, the verdict stands; a message that cannot be read has none that could be
            // looked up
        }
    }

    /** Whether the connection is in step, for the next message. */
    boolean connectionUsable() {
        return usable;
    }

    /** How long the parts of the transaction took. */
    TransactionTimes times() {
        return times;
    }

    @Nullable
    SmtpFailure failure() {
        return failure;
    }

    @Nullable
    Receipt receipt() {
        return receipt;
    }

    /** What to tell the listeners; null where nothing was attempted. */
    @Nullable
    Event event() {
        return conclusion == null ? ownEvent : conclusion.event();
    }

    /** The last reply of the transaction; null if the last that was due did not come. */
    @Nullable
    SmtpReply lastReply() {
        return answers == null ? null : answers.lastReply();
    }
}
