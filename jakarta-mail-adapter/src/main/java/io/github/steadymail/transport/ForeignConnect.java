package io.github.steadymail.transport;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a foreign exception out of connecting means: known by its class, its text, its cause, and its stack trace. */
final class ForeignConnect {
    private static final String GREETING = "Got bad greeting from SMTP host";
    private static final String RESPONSE = "response: ";
    private static final String TLS_REQUIRED = "STARTTLS is required but host does not support STARTTLS";
    private static final String TLS_REQUIRED_GERONIMO = "Server doesn't support required transport level security";
    private static final int TLS_NOT_AVAILABLE = 454;

    private ForeignConnect() {}

    static SmtpFailure failure(Exception thrown) {
        Classification cause = cause(thrown);
        return failure(thrown, cause != null ? cause : Classification.passing(FailureKind.UNKNOWN, SmtpPhase.CONNECT));
    }

    static SmtpFailure failure(Exception thrown, Classification cause) {
        return SmtpFailureBuilder.because(cause)
                .next(thrown)
                .untraced()
                .detail(cause.reply().isPresent() ? null : thrown.getMessage())
                .build();
    }

    /** The meaning of an exception that can only come from connecting; null for any other. */
    static @Nullable Classification cause(Exception thrown) {
        if (thrown instanceof AuthenticationFailedException refused) {
            return inAuth(refused);
        }
        if (!(thrown instanceof MessagingException messaging)) {
            return null;
        }
        String text = Objects.requireNonNullElse(thrown.getMessage(), "");
        Exception next = messaging.getNextException();
        if (thrown.getClass().getSimpleName().equals("MailConnectException") || text.startsWith("Unknown SMTP host")) {
            return Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.CONNECT);
        }
        if (text.startsWith("Could not connect to SMTP host")) {
            return network(SmtpPhase.CONNECT, next);
        }
        if (text.startsWith("Could not convert socket to TLS")) {
            return network(SmtpPhase.STARTTLS, next);
        }
        if (text.equals(TLS_REQUIRED) || text.equals(TLS_REQUIRED_GERONIMO)) {
            return Classification.permanent(FailureKind.ENCRYPTION_REQUIRED, SmtpPhase.STARTTLS);
        }
        if (text.startsWith(GREETING)) {
            int response = text.indexOf(RESPONSE);
            return refused(SmtpPhase.GREETING, response < 0 ? "" : text.substring(response + RESPONSE.length()));
        }
        return ofCommand(messaging, text, next);
    }

    /** HELO, STARTTLS and AUTH: a bare reply as the text, or an I/O error in a place that the trace shows. */
    private static @Nullable Classification ofCommand(
            MessagingException thrown, String text, @Nullable Exception next) {
        SmtpPhase phase = Frames.phase(thrown);
        boolean connecting = phase != null && phase.compareTo(SmtpPhase.AUTH) <= 0;
        boolean bareReply = thrown.getClass() == MessagingException.class && next == null && text.endsWith("\n");
        SmtpReply reply = bareReply ? ForeignLink.replyIn(text) : null;
        if (reply != null && reply.code().isNegative()) {
            SmtpPhase told = reply.code().value() == TLS_NOT_AVAILABLE ? SmtpPhase.STARTTLS : SmtpPhase.EHLO;
            return ReplyClassifier.standard().classify(connecting ? phase : told, reply);
        }
        if (phase == null || !connecting) {
            return null;
        }
        if (next != null) {
            return network(phase, next);
        }
        boolean told = text.endsWith("\n") || text.equals("[EOF]");
        return told ? refused(phase, text) : Classification.passing(FailureKind.UNKNOWN, phase);
    }

    private static Classification inAuth(AuthenticationFailedException thrown) {
        String text = Objects.requireNonNullElse(thrown.getMessage(), "");
        boolean lost = text.equals("[EOF]")
                || (thrown.getNextException() instanceof MessagingException inner
                        && inner.getNextException() instanceof IOException);
        if (lost) {
            return Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.AUTH);
        }
        SmtpReply reply = ForeignLink.replyIn(text);
        if (reply != null && reply.code().isNegative()) {
            return ReplyClassifier.standard().classify(SmtpPhase.AUTH, reply);
        }
        return text.endsWith("\n")
                ? Classification.passing(FailureKind.PROTOCOL_ERROR, SmtpPhase.AUTH)
                        .withEvidence(SmtpReply.parse(text))
                : Classification.permanent(FailureKind.AUTHENTICATION_FAILED, SmtpPhase.AUTH);
    }

    private static Classification refused(SmtpPhase phase, String text) {
        SmtpReply reply = ForeignLink.replyIn(text.endsWith("\n") ? text : text + "\n");
        if (reply == null || reply.octets() == 0 || text.startsWith("[EOF]")) {
            return text.isEmpty() || text.startsWith("[EOF]")
                    ? Classification.passing(FailureKind.NETWORK_FAILED, phase)
                    : Classification.permanent(FailureKind.PROTOCOL_ERROR, phase)
                            .withEvidence(SmtpReply.parse(text));
        }
        return reply.code().isNegative()
                ? ReplyClassifier.standard().classify(phase, reply)
                : Classification.permanent(FailureKind.PROTOCOL_ERROR, phase).withEvidence(reply);
    }

    private static Classification network(SmtpPhase phase, @Nullable Exception error) {
        return TlsFault.isOfTheSetUp(error)
                ? Classification.permanent(FailureKind.ENCRYPTION_REQUIRED, phase)
                : Classification.passing(FailureKind.NETWORK_FAILED, phase);
    }
}
