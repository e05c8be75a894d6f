package io.github.steadymail.transport;

import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

/** The envelope cannot be said in SMTP; nothing of it has been written. */
final class EnvelopeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable InternetAddress recipient;

    EnvelopeException(String message, @Nullable InternetAddress recipient) {
        super(message);
        this.recipient = recipient;
    }

    /** The recipient whose address it is, null if it is the sender, a parameter, or all. */
    @Nullable
    InternetAddress recipient() {
        return recipient;
    }
}
