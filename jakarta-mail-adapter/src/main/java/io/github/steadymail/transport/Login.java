package io.github.steadymail.transport;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.ReplyCode;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One AUTH exchange (RFC 4954), which Angus Mail's mechanisms lead: remembers what the server really said. */
final class Login {
    private final SmtpConnection connection;
    private final Secrets secrets = new Secrets();
    private boolean begun;
    private boolean token;
    private @Nullable SmtpReply lastReply;
    private @Nullable IOException lost;

    Login(SmtpConnection connection, @Nullable String password) {
        this.connection = connection;
        secrets.addPassword(password);
    }

    /** Whether AUTH was sent. */
    boolean begun() {
        return begun;
    }

    void said(String line) {
        begun = true;
        token |= line.regionMatches(true, 0, "AUTH XOAUTH2 ", 0, 13);
        boolean command = line.regionMatches(true, 0, "AUTH ", 0, 5);
        int initialResponse = command ? line.indexOf(' ', 5) : -1;
        secrets.add(command ? (initialResponse < 0 ? null : line.substring(initialResponse + 1)) : line);
    }

    /**
     * Whether the reply explains a refused token and waits for an empty line before it refuses it: Angus Mail's XOAUTH2
     * says nothing more.
     */
    boolean explainsRefusal(SmtpReply reply) {
        return token && reply.code().equals(ReplyCode.AUTHENTICATION_CHALLENGE);
    }

    void heard(SmtpReply reply) {
        lastReply = reply;
    }

    void lost(IOException error) {
        lost = error;
    }

    /** A reply as Angus Mail keeps it, without the secrets. */
    @Nullable
    String blotted(@Nullable String response) {
        return response == null ? null : secrets.blotted(response);
    }

    /** The failure of a log-in that was never tried. */
    static MessagingException withoutCredentials(AuthenticationFailedException thrown) {
        Classification cause = Classification.permanent(FailureKind.AUTHENTICATION_FAILED, SmtpPhase.AUTH);
        return failure(cause, thrown.getNextException(), thrown.getMessage());
    }

    /** What the end of the exchange means, with what Angus Mail made of it, null where it only said no. */
    MessagingException failure(@Nullable Exception thrown) {
        Exception next = thrown instanceof MessagingException messaging ? messaging.getNextException() : thrown;
        SmtpReply reply = lastReply == null ? null : secrets.blotted(lastReply);
        if (lost != null) {
            SmtpReply read = lost instanceof NoReplyException noReply ? noReply.partial() : null;
            Classification cause = NetworkFailure.of(SmtpPhase.AUTH, connection, lost);
            String words = NetworkFailure.words(cause, lost);
            return failure(cause.withEvidence(read == null ? null : secrets.blotted(read)), next, words);
        }
        if (reply == null || reply.code().isPositiveCompletion() || reply.code().isPositiveIntermediate()) {
            return failure(
                    Classification.permanent(FailureKind.AUTHENTICATION_FAILED, SmtpPhase.AUTH)
                            .withEvidence(reply),
                    next,
                    reply == null ? said(thrown) : "the exchange could not be finished");
        }
        SmtpReply heard = Objects.requireNonNull(lastReply);
        Classification cause = reply.code().isNegative()
                ? connection.classifier().classify(SmtpPhase.AUTH, heard).withEvidence(reply)
                : Classification.passing(FailureKind.PROTOCOL_ERROR, SmtpPhase.AUTH)
                        .withEvidence(reply);
        return failure(cause, next, null);
    }

    private static String said(@Nullable Exception thrown) {
        String message = thrown == null ? null : thrown.getMessage();
        return message == null ? "no AUTH mechanism could be used" : message;
    }

    private static MessagingException failure(Classification cause, @Nullable Exception next, @Nullable String detail) {
        return SmtpFailureBuilder.because(cause)
                .next(next)
                .detail(detail)
                .build()
                .exception();
    }
}
