package io.github.steadymail.transport;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.ReplyAnomaly;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a foreign exception out of sending means: how far the transaction got, and what became of each recipient. */
final class ForeignSend {
    private static final Pattern GERONIMO_REPLY = Pattern.compile("CODE = ([0-9]{3}) : MSG = ([^\r\n]*)");

    private final Exception thrown;
    private final @Nullable Message message;
    private final List<ForeignLink> chain;
    private final ForeignRecipients recipients;

    ForeignSend(Exception thrown, @Nullable Message message, Address[] envelope) {
        this.thrown = thrown;
        this.message = message;
        this.chain = ForeignLink.chain(thrown);
        this.recipients = new ForeignRecipients(thrown, chain, envelope);
    }

    Optional<SmtpFailure> failure() {
        for (ForeignLink link : chain) {
            if (link.hasCommand()) {
                return ofCommand(link);
            }
        }
        Classification connecting = ForeignConnect.cause(thrown);
        return connecting != null ? Optional.of(ForeignConnect.failure(thrown, connecting)) : withoutCommand();
    }

    // ---- what names its command

    private Optional<SmtpFailure> ofCommand(ForeignLink link) {
        SmtpReply reply = link.reply();
        if (link.isOf("MAIL TO") || link.address() != null) {
            return link.address() != null && isOdd(reply) ? before(SmtpPhase.RCPT, reply) : ofRecipients();
        }
        if (link.isOf("MAIL")) {
            return answered(SmtpPhase.MAIL, reply);
        }
        if (link.isOf("DATA")) {
            boolean geronimos = String.valueOf(link.exception().getMessage()).startsWith("Send failure");
            return geronimos ? geronimoData(link) : answered(SmtpPhase.DATA, reply);
        }
        return link.isOf(".") || link.isOf("BDAT") ? endOfData(reply) : unknown(null, reply);
    }

    private static boolean isOdd(@Nullable SmtpReply reply) {
        return reply == null || !(reply.code().isNegative() || reply.code().isPositiveCompletion());
    }

    /** RCPT failed for some; with somebody in the first array, the others got the message. */
    private Optional<SmtpFailure> ofRecipients() {
        if (recipients.anySent()) {
            return accepted(null);
        }
        return recipients.anyRefused() ? failure(null, SmtpPhase.RCPT) : unknown(null, null);
    }

    private Optional<SmtpFailure> answered(SmtpPhase phase, @Nullable SmtpReply reply) {
        return refusal(reply).map(no -> refused(phase, no)).orElseGet(() -> before(phase, reply));
    }

    private Optional<SmtpFailure> endOfData(@Nullable SmtpReply reply) {
        if (reply != null && reply.isComplete() && reply.code().isPositiveCompletion()) {
            return accepted(reply);
        }
        return refusal(reply)
                .map(no -> refused(SmtpPhase.END_OF_DATA, no))
                .orElseGet(() -> unknown(SmtpPhase.END_OF_DATA, reply));
    }

    /** Geronimo says the same of DATA and of the end of data; only a refusal tells that nothing went out. */
    private Optional<SmtpFailure> geronimoData(ForeignLink link) {
        Exception next = link.exception() instanceof MessagingException sent ? sent.getNextException() : null;
        Matcher matcher = GERONIMO_REPLY.matcher(next == null ? "" : Objects.requireNonNullElse(next.getMessage(), ""));
        return endOfData(matcher.find() ? SmtpReply.parse(matcher.group(1) + " " + matcher.group(2)) : null);
    }

    private static Optional<SmtpReply> refusal(@Nullable SmtpReply reply) {
        return Optional.ofNullable(reply)
                .filter(SmtpReply::isComplete)
                .filter(no -> no.code().isNegative());
    }

    // ---- what does not

    private Optional<SmtpFailure> withoutCommand() {
        String text = Objects.requireNonNullElse(thrown.getMessage(), "");
        Exception next = thrown instanceof MessagingException messaging ? messaging.getNextException() : null;
        if (isBadEnvelope(text, next)) {
            return failure(Classification.permanent(FailureKind.ENVELOPE_INVALID, null), null);
        }
        if (text.equals("SMTP can only send RFC822 messages") || text.equals("SMTP can only send MimeMessages")) {
            return failure(Classification.permanent(FailureKind.CONTENT_UNREADABLE, null), null);
        }
        if (text.startsWith("IOException while sending message") && next instanceof IOException error) {
            return inContent(error);
        }
        if (thrown instanceof IllegalStateException && text.equals("Not connected")) {
            return before(SmtpPhase.MAIL, null);
        }
        SmtpPhase phase = Frames.phase(thrown);
        if (phase == SmtpPhase.CONTENT) {
            return unreadable();
        }
        return phase == null || phase.compareTo(SmtpPhase.CONTENT) > 0 ? unknown(phase, null) : before(phase, null);
    }

    private boolean isBadEnvelope(String text, @Nullable Exception next) {
        return thrown instanceof AddressException
                || text.equals("No recipient addresses")
                || text.equals("Null or empty address array")
                || text.equals("can't determine local email address")
                || text.equals("no FROM address")
                || text.endsWith(" is not an InternetAddress")
                || (text.startsWith("Can't send command to SMTP host") && next instanceof IllegalArgumentException);
    }

    /** The content could not be read, or the connection broke under it, or a chunk was refused. */
    private Optional<SmtpFailure> inContent(IOException error) {
        Throwable told = error.getCause() instanceof MessagingException inner ? inner : error;
        SmtpPhase phase = Frames.phase(told);
        String text = Objects.requireNonNullElse(error.getMessage(), "");
        SmtpReply reply = text.endsWith("\n") ? ForeignLink.replyIn(text) : null;
        Optional<SmtpReply> refusal = refusal(reply);
        if (refusal.isPresent()) {
            return refused(phase == SmtpPhase.CONTENT ? phase : SmtpPhase.END_OF_DATA, refusal.get());
        }
        if (phase == SmtpPhase.END_OF_DATA) {
            return endOfData(reply);
        }
        if (phase == null) {
            return isOfAFile(error) ? unreadable() : unknown(null, reply);
        }
        boolean chunk = reply != null || text.equals("[EOF]") || text.equals("BDAT write exception");
        return chunk || Frames.areOfTheConnection(error) ? before(SmtpPhase.CONTENT, reply) : unreadable();
    }

    /** Errors that no connection makes. */
    private static boolean isOfAFile(IOException error) {
        return error instanceof FileNotFoundException
                || error instanceof FileSystemException
                || error instanceof UnsupportedEncodingException
                || error.getClass().getSimpleName().equals("UnsupportedDataTypeException");
    }

    // ---- what follows

    private Optional<SmtpFailure> refused(SmtpPhase phase, SmtpReply reply) {
        return failure(ReplyClassifier.standard().classify(phase, reply), phase);
    }

    /** No verdict came before the end of data: nothing went out. */
    private Optional<SmtpFailure> before(SmtpPhase phase, @Nullable SmtpReply reply) {
        boolean talked = reply != null && !reply.anomalies().contains(ReplyAnomaly.INCOMPLETE);
        FailureKind kind = talked ? FailureKind.PROTOCOL_ERROR : FailureKind.NETWORK_FAILED;
        return failure(Classification.passing(kind, phase).withEvidence(reply), phase);
    }

    private Optional<SmtpFailure> unreadable() {
        return failure(Classification.permanent(FailureKind.CONTENT_UNREADABLE, SmtpPhase.CONTENT), SmtpPhase.CONTENT);
    }

    private Optional<SmtpFailure> unknown(@Nullable SmtpPhase phase, @Nullable SmtpReply read) {
        return failure(
                Classification.passing(FailureKind.OUTCOME_UNKNOWN, phase).withEvidence(read), phase);
    }

    private Optional<SmtpFailure> accepted(@Nullable SmtpReply reply) {
        return recipients.anyRefused()
                ? Optional.of(builder(SmtpFailureBuilder.of(recipients.accepted()))
                        .finalReply(reply)
                        .build())
                : Optional.empty();
    }

    private Optional<SmtpFailure> failure(@Nullable Classification cause, @Nullable SmtpPhase phase) {
        boolean lostInOneRecipient = phase == SmtpPhase.RCPT && cause == null;
        SmtpFailureBuilder begun = lostInOneRecipient
                ? SmtpFailureBuilder.of(recipients.refused(null))
                : SmtpFailureBuilder.because(Objects.requireNonNull(cause)).recipients(recipients.refused(cause));
        String words = cause != null && cause.reply().isPresent() ? null : thrown.getMessage();
        return Optional.of(
                builder(begun).detail(lostInOneRecipient ? null : words).build());
    }

    private SmtpFailureBuilder builder(SmtpFailureBuilder begun) {
        SendFailedException old = recipients.arrays();
        return begun.messageId(identifier())
                .next(thrown)
                .untraced()
                .addresses(
                        old == null ? null : old.getValidSentAddresses(),
                        old == null ? null : old.getValidUnsentAddresses(),
                        old == null ? null : old.getInvalidAddresses());
    }

    private @Nullable String identifier() {
        try {
            return message instanceof MimeMessage mime ? mime.getMessageID() : null;
        } catch (MessagingException | RuntimeException e) {
            return null; // a message that cannot be read has none that could be looked up
        }
    }
}
