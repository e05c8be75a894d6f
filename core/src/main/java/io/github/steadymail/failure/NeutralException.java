package io.github.steadymail.failure;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/** Stands in the serial form for an exception of a class that the reader may not have: its name, text and trace. */
final class NeutralException extends MessagingException {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 32;

    private final String original;

    private NeutralException(Throwable exception, @Nullable Exception next) {
        super(exception.getMessage(), next);
        this.original = exception.getClass().getName();
        setStackTrace(exception.getStackTrace());
    }

    static @Nullable Exception of(@Nullable Exception exception) {
        return exception == null ? null : neutral(exception, 0);
    }

    static Exception ofAny(Throwable throwable) {
        return neutral(throwable, 0);
    }

    private static Exception neutral(Throwable throwable, int depth) {
        if (throwable instanceof Exception exception && (exception instanceof SmtpFailure || isOfTheJdk(exception))) {
            return exception;
        }
        if (throwable instanceof NeutralException already) {
            return already;
        }
        Throwable cause = throwable.getCause();
        return new NeutralException(throwable, cause == null || depth == DEEPEST ? null : neutral(cause, depth + 1));
    }

    /** Every JVM has java.base; but what such an exception carries along must come from there too. */
    private static boolean isOfTheJdk(Throwable throwable) {
        Throwable cause = throwable;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause.getClass().getModule() != Object.class.getModule() || cause.getSuppressed().length > 0) {
                return false;
            }
            cause = cause.getCause();
        }
        return cause == null;
    }

    @SuppressWarnings("OverrideThrowableToString") // the class that it stands for, as in a stack trace of its own
    @Override
    public synchronized String toString() {
        return getMessage() == null ? original : original + ": " + getMessage();
    }
}
