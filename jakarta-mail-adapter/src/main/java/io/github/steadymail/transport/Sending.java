package io.github.steadymail.transport;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.event.TransportEvent;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
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

    private boolean usable = true;
    private @Nullable SmtpFailure failure;
    private @Nullable Receipt receipt;
    private @Nullable Event event;
    private @Nullable SmtpReply lastReply;

    Sending(SmtpConnection connection, Settings settings, Extensions extensions, Session session, boolean report) {
        this.connection = connection;
        this.settings = settings;
        this.extensions = extensions;
        this.session = session;
        this.reportSuccess = report;
    }

    /** What transport listeners are told. */
    record Event(int type, Address @Nullable [] sent, Address @Nullable [] unsent, Address @Nullable [] invalid) {}

    void send(@Nullable Message message, Address @Nullable [] addresses) {
        if (!(message instanceof MimeMessage mime)) {
            failure = SmtpFailureBuilder.because(Classification.permanent(FailureKind.CONTENT_UNREADABLE, null))
                    .detail("SMTP can only send a MimeMessage")
                    .connectionUsable(true)
                    .build();
            return;
        }
        if (addresses == null || addresses.length == 0) {
            failure = invalid(mime, new EnvelopeException("No recipient addresses", null), List.of(), null);
            return;
        }
        Envelope envelope = envelope(mime, addresses);
        if (envelope != null) {
            transact(mime, envelope, addresses);
        }
    }

    /** The envelope, checked; null if there is none that can be said, and then the failure says why. */
    private @Nullable Envelope envelope(MimeMessage message, Address[] addresses) {
        List<InternetAddress> recipients = List.of();
        try {
            recipients = Envelope.expanded(addresses);
            boolean eightBit = converts(message) && EightBit.convert(message);
            return Envelope.of(message, recipients, settings, extensions, session, eightBit);
        } catch (EnvelopeException e) {
            failure = invalid(message, e, recipients, null);
        } catch (RuntimeException e) {
            EnvelopeException unreadable = new EnvelopeException("the message cannot say its envelope: " + e, null);
            failure = invalid(message, unreadable, recipients, e);
        }
        return null;
    }

    private boolean converts(MimeMessage message) {
        boolean allowed =
                (message instanceof SMTPMessage own && own.getAllow8bitMIME()) || settings.flag("allow8bitmime", false);
        return allowed && extensions.has("8BITMIME");
    }

    @SuppressWarnings("ReferenceEquality") // that very recipient: another may have the same address
    private SmtpFailure invalid(
            MimeMessage message, EnvelopeException error, List<InternetAddress> recipients, @Nullable Exception next) {
        InternetAddress offending = error.recipient();
        Address[] bad = offending == null ? new Address[0] : new Address[] {offending};
        Address[] good = recipients.stream().filter(r -> r != offending).toArray(Address[]::new);
        if (!recipients.isEmpty()) {
            event = new Event(TransportEvent.MESSAGE_NOT_DELIVERED, null, good, bad);
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

    private void transact(MimeMessage message, Envelope envelope, Address[] addresses) {
        MailTransaction transaction = new MailTransaction(connection, envelope, message);
        int chunkSize = settings.number("chunksize", -1);
        if (chunkSize > 0 && extensions.has("CHUNKING")) {
            transaction.sendChunks(chunkSize);
        } else {
            transaction.sendData();
        }
        Answers answers = transaction.answers();
        lastReply = answers.lastReply();
        OldForm old = new OldForm(answers, addresses, reportSuccess);
        SmtpReply accepted = answers.finalReply();
        usable = accepted != null || (!answers.mustClose() && reset());
        if (accepted != null && !answers.anyRefused()) {
            receipt = new Receipt(accepted, answers.outcomes(), identifier(message));
            event = new Event(TransportEvent.MESSAGE_DELIVERED, old.sent(), old.unsent(), old.invalid());
            return;
        }
        Classification cause = answers.cause();
        List<RecipientOutcome> outcomes = answers.outcomes();
        SmtpFailureBuilder builder = cause == null
                ? SmtpFailureBuilder.of(outcomes)
                : SmtpFailureBuilder.because(cause).recipients(outcomes);
        failure = builder.finalReply(accepted)
                .messageId(identifier(message))
                .connectionUsable(usable)
                .addresses(old.sent(), old.unsent(), old.invalid())
                .detail(answers.inWords())
                .next(old.chain())
                .build();
        event = eventOf(accepted != null, cause, old);
    }

    private static Event eventOf(boolean partly, @Nullable Classification cause, OldForm old) {
        if (cause != null && cause.kind() == FailureKind.OUTCOME_UNKNOWN) {
            Address[] nobody = new Address[0];
            return new Event(TransportEvent.MESSAGE_NOT_DELIVERED, nobody, nobody, old.invalid());
        }
        int type = partly ? TransportEvent.MESSAGE_PARTIALLY_DELIVERED : TransportEvent.MESSAGE_NOT_DELIVERED;
        return new Event(type, old.sent(), old.unsent(), old.invalid());
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
        return event;
    }

    /** The last reply of the transaction; null if the last that was due did not come. */
    @Nullable
    SmtpReply lastReply() {
        return lastReply;
    }
}
