package io.github.steadymail.sender;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.SmtpPhase;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Failures that the sender finds itself, before anything was said to the server: nothing went out. */
final class OwnFailure {
    private OwnFailure() {}

    static MessagingException permanent(FailureKind kind, String words, @Nullable Exception next) {
        return made(Classification.permanent(kind, null), words, next);
    }

    static MessagingException passing(FailureKind kind, String words) {
        return passing(kind, words, null);
    }

    static MessagingException passing(FailureKind kind, String words, @Nullable Exception next) {
        return made(Classification.passing(kind, null), words, next);
    }

    /** Who states credentials does not mean to send without them. */
    static MessagingException noAuth() {
        Classification cause = Classification.permanent(FailureKind.AUTHENTICATION_FAILED, SmtpPhase.AUTH);
        return made(cause, "credentials were stated, and the server offers no AUTH", null);
    }

    /** Nothing is wrong with the message: another sender may send it. */
    static MessagingException closed() {
        return passing(FailureKind.SENDER_CLOSED, "the sender is closed");
    }

    /** The failure with what it is about, where it does not say so itself. */
    static MessagingException of(
            MessagingException thrown, List<? extends Address> recipients, @Nullable String messageId) {
        return SmtpFailure.find(thrown)
                .map(failure -> SmtpFailureBuilder.withEnvelope(failure, Recipients.of(recipients), messageId)
                        .exception())
                .orElse(thrown);
    }

    private static MessagingException made(Classification cause, String words, @Nullable Exception next) {
        return SmtpFailureBuilder.because(cause)
                .detail(words)
                .next(next)
                .build()
                .exception();
    }
}
