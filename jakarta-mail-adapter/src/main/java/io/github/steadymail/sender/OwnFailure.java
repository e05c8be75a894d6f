package io.github.steadymail.sender;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.SmtpFailureBuilder;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/** Failures that the sender finds itself, before anything was said to the server: nothing went out. */
final class OwnFailure {
    private OwnFailure() {}

    static MessagingException permanent(FailureKind kind, String words, @Nullable Exception next) {
        return made(Classification.permanent(kind, null), words, next);
    }

    static MessagingException passing(FailureKind kind, String words) {
        return made(Classification.passing(kind, null), words, null);
    }

    static MessagingException closed() {
        return permanent(FailureKind.SENDER_CLOSED, "the sender is closed", null);
    }

    private static MessagingException made(Classification cause, String words, @Nullable Exception next) {
        return SmtpFailureBuilder.because(cause)
                .detail(words)
                .next(next)
                .build()
                .exception();
    }
}
