package io.github.steadymail.failure;

import jakarta.mail.MessagingException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The exception below a failure: one that is there, or one that is made when somebody asks for it. The failure itself
 * keeps what was made.
 *
 * @param atHand the exception, null if there is none yet
 * @param unmade makes it, null if it is there, or there is none
 */
record NextException(@Nullable Exception atHand, @Nullable Supplier<? extends @Nullable Exception> unmade) {
    static final NextException NONE = new NextException(null, null);

    static NextException of(@Nullable Exception exception) {
        return exception == null ? NONE : new NextException(exception, null);
    }

    /** The exception, now that it is asked for; who asks is not what its trace should tell. */
    static @Nullable Exception made(Supplier<? extends @Nullable Exception> unmade, StackTraceElement[] trace) {
        Exception made;
        try {
            made = unmade.get();
        } catch (RuntimeException | LinkageError e) {
            return null; // nobody who asks for a cause expects that, as after an undeployment that took the classes
            // away
        }
        Exception each = made;
        while (each instanceof MessagingException messaging) {
            messaging.setStackTrace(trace);
            each = messaging.getNextException();
        }
        return made;
    }
}
