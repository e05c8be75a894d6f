package io.github.steadymail.transport;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;

/** Tells what an I/O error means: a network fault that may pass, a TLS set-up that will not, or our own deadline. */
final class NetworkFailure {
    private NetworkFailure() {}

    /** The connection could not be opened. */
    static MessagingException inConnect(String host, int port, boolean overdue, IOException error) {
        String where = port < 0 ? host : host + ", port " + port;
        if (overdue) {
            return failure(deadline(SmtpPhase.CONNECT), error, "the deadline passed while connecting to " + where);
        }
        if (error instanceof InterruptedIOException && !(error instanceof SocketTimeoutException)) {
            Classification cancelled = Classification.passing(FailureKind.CANCELLED, SmtpPhase.CONNECT);
            return failure(cancelled, error, "cancelled while connecting to " + where);
        }
        if (error instanceof UnknownHostException) {
            return failure(network(SmtpPhase.CONNECT), error, "unknown host " + host);
        }
        if (error instanceof SocketConnectException connect) {
            return SmtpFailureBuilder.because(network(SmtpPhase.CONNECT))
                    .nextMadeBy(() -> new MailConnectException(connect))
                    .detail("cannot connect to " + where + ": " + reason(connect))
                    .build()
                    .exception();
        }
        Classification cause = TlsFault.isOfTheSetUp(error)
                ? Classification.permanent(FailureKind.ENCRYPTION_REQUIRED, SmtpPhase.CONNECT)
                : network(SmtpPhase.CONNECT);
        return failure(cause, error, "cannot connect to " + where + ": " + error.getMessage());
    }

    private static @Nullable String reason(SocketConnectException connect) {
        Exception reason = connect.getException();
        return reason == null ? connect.getMessage() : reason.getMessage();
    }

    /** The connection could not be turned into a TLS one. */
    static MessagingException inHandshake(SmtpPhase phase, SmtpConnection connection, IOException error) {
        Classification cause = !connection.wasCut() && TlsFault.isOfTheSetUp(error)
                ? Classification.permanent(FailureKind.ENCRYPTION_REQUIRED, phase)
                : of(phase, connection, error);
        return failure(cause, error, "the TLS handshake failed: " + words(cause, error));
    }

    /** A reply of the session's opening did not come; what was read instead is the evidence. */
    static MessagingException before(
            SmtpPhase phase, SmtpConnection connection, IOException error, @Nullable SmtpReply read) {
        if (read != null && read.isComplete() && read.code().isNegative()) {
            return failure(connection.classifier().classify(phase, read), null, null);
        }
        Classification meaning = of(phase, connection, error);
        return failure(meaning.withEvidence(read), cause(error), words(meaning, error));
    }

    /** What no reply says, in words. */
    static @Nullable String words(Classification meaning, IOException error) {
        return switch (meaning.kind()) {
            case CANCELLED -> "cancelled";
            case DEADLINE_EXCEEDED -> "the deadline has passed";
            default -> error.getMessage();
        };
    }

    /** What an I/O error means in a phase. */
    static Classification of(SmtpPhase phase, SmtpConnection connection, IOException error) {
        if (connection.isCancelled()) {
            return Classification.passing(FailureKind.CANCELLED, phase);
        }
        if (connection.isOverdue()) {
            return deadline(phase);
        }
        SmtpReply partial = error instanceof NoReplyException noReply ? noReply.partial() : null;
        if (partial == null || partial.octets() < SmtpConnection.LONGEST_REPLY) {
            return network(phase);
        }
        return phase.isSetup()
                ? Classification.permanent(FailureKind.PROTOCOL_ERROR, phase)
                : Classification.passing(FailureKind.PROTOCOL_ERROR, phase);
    }

    /** What Jakarta Mail's chain holds for the error: what the socket threw, nothing for a mere close. */
    static @Nullable Exception cause(IOException error) {
        return error instanceof NoReplyException noReply ? noReply.reason() : error;
    }

    private static Classification network(SmtpPhase phase) {
        return Classification.passing(FailureKind.NETWORK_FAILED, phase);
    }

    private static Classification deadline(SmtpPhase phase) {
        return Classification.passing(FailureKind.DEADLINE_EXCEEDED, phase);
    }

    private static MessagingException failure(Classification cause, @Nullable Exception next, @Nullable String detail) {
        return SmtpFailureBuilder.because(cause)
                .next(next)
                .detail(detail)
                .build()
                .exception();
    }
}
