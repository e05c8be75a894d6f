package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One failure of each class, with everything that a failure can carry, and how it reads in full. */
final class Failures {
    private static final SmtpReply REPLY = SmtpReply.parse("550-5.1.1 no such\r\n550 5.1.1 grüß di\r\n");
    private static final SmtpReply WAIT = SmtpReply.parse("450 4.2.0 try again in 10 minutes\r\n");
    private static final SmtpReply DONE = SmtpReply.parse("250 2.0.0 queued as 4711\r\n");

    private Failures() {}

    static List<SmtpFailure> oneOfEachClass(@Nullable Exception next) {
        List<SmtpFailure> all = new ArrayList<>();
        for (FailureType type : FailureType.values()) {
            all.add(of(type, next));
        }
        return all;
    }

    static SmtpFailure of(FailureType type, @Nullable Exception next) {
        Classification gone = ReplyClassifier.standard().classify(SmtpPhase.RCPT, REPLY);
        Classification busy = ReplyClassifier.standard().classify(SmtpPhase.RCPT, WAIT);
        List<RecipientOutcome> recipients = List.of(
                RecipientOutcome.accepted("alice@example.test", DONE),
                RecipientOutcome.refused("bob@example.test", gone),
                RecipientOutcome.refused("carol@example.test", busy),
                RecipientOutcome.notAttempted("dave@example.test", null),
                RecipientOutcome.unknown("erin@example.test", DONE));
        FailureReport report = new FailureReport(
                gone.kind(),
                SmtpPhase.RCPT,
                REPLY,
                busy.advice(),
                () -> "what " + type + " says",
                new FailureReport.Surroundings(
                        recipients,
                        DONE,
                        "<4711@example.test>",
                        true,
                        addresses("alice@example.test"),
                        addresses("carol@example.test", "dave@example.test"),
                        null,
                        NextException.of(next),
                        null,
                        true));
        SmtpFailure failure = type.make(report);
        if (next != null) {
            failure.exception().addSuppressed(next);
        }
        return failure;
    }

    static Address[] addresses(String... addresses) {
        return Arrays.stream(addresses)
                .map(address -> {
                    try {
                        return new InternetAddress(address, true);
                    } catch (AddressException e) {
                        throw new IllegalArgumentException(e);
                    }
                })
                .toArray(Address[]::new);
    }

    /** Everything that can be asked of a failure, in words. */
    static String inFull(SmtpFailure failure) {
        MessagingException exception = failure.exception();
        StringBuilder text = new StringBuilder();
        text.append(failure.getClass().getName()).append('\n').append(exception.getMessage());
        text.append("\nkind ").append(failure.kind()).append(", phase ").append(failure.phase());
        text.append("\nreply ").append(failure.reply()).append(failure.reply().map(SmtpReply::anomalies));
        text.append("\nlines ").append(failure.reply().map(SmtpReply::lines));
        text.append("\nadvice ").append(failure.retryAdvice());
        for (int attempt = 1; attempt < 5; attempt++) {
            text.append(' ').append(failure.retryAdvice().delay(attempt));
        }
        text.append(failure.retryAdvice().statedDelay())
                .append(failure.retryAdvice().batchSize());
        for (RecipientOutcome recipient : failure.recipients()) {
            text.append("\nrecipient ").append(recipient).append(' ').append(recipient.kind());
            text.append(' ').append(recipient.suppress()).append(' ').append(recipient.reply());
        }
        text.append("\nrejected ")
                .append(failure.rejected())
                .append("\nremaining ")
                .append(failure.remaining());
        text.append("\nid ").append(failure.messageId()).append(", usable ").append(failure.connectionUsable());
        text.append("\nfinal ").append(failure.report().finalReply());
        if (failure instanceof SmtpSendException send) {
            text.append("\nsent ").append(Arrays.toString(send.getValidSentAddresses()));
            text.append("\nunsent ").append(Arrays.toString(send.getValidUnsentAddresses()));
            text.append("\ninvalid ").append(Arrays.toString(send.getInvalidAddresses()));
        }
        for (Throwable next = exception.getNextException(); next != null; next = next.getCause()) {
            text.append("\nnext ").append(firstLine(next));
        }
        for (Throwable suppressed : exception.getSuppressed()) {
            text.append("\nsuppressed ").append(firstLine(suppressed));
        }
        text.append("\nat ")
                .append(Objects.requireNonNull(exception.getStackTrace())[0])
                .append('\n');
        return text.toString();
    }

    /** Class and message; Jakarta Mail's exceptions append what is nested, which stands in the next line anyway. */
    private static String firstLine(Throwable throwable) {
        String line = throwable.toString().lines().findFirst().orElse("");
        return line.endsWith(";") ? line.substring(0, line.length() - 1) : line;
    }
}
