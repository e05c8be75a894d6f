package io.github.steadymail.failure;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/** An exception of a library that the reader of a serialised failure has not got. */
final class ForeignException extends MessagingException {
    private static final long serialVersionUID = 1L;

    ForeignException(String message, @Nullable Exception next) {
        super(message, next);
    }
}
