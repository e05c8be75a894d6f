package io.github.steadymail.transport;

import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A reply was due and did not come, or did not end; what was read of it is kept. */
final class NoReplyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable SmtpReply partial;
    private final transient @Nullable IOException reason;

    NoReplyException(String message, @Nullable SmtpReply partial, @Nullable IOException reason) {
        super(message, reason);
        this.partial = partial;
        this.reason = reason;
    }

    /** What was read of the reply, null for nothing. */
    @Nullable
    SmtpReply partial() {
        return partial;
    }

    /** What the socket said, null if the server closed the connection or did not stop talking. */
    @Nullable
    IOException reason() {
        return reason;
    }
}
