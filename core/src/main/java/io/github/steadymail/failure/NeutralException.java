package io.github.steadymail.failure;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands in the serial form for an exception of a class that the reader may not have: its name, text and trace. */
final class NeutralException extends MessagingException {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 32;
    /** A chain has a link a refused recipient; writing and reading it takes some stack for each. */
    private static final int MOST_LINKS = 200;

    private final String original;

    private NeutralException(Throwable exception, @Nullable Exception next) {
        super(exception.getMessage(), next);
        this.original = exception.getClass().getName();
        setStackTrace(exception.getStackTrace());
    }

    static @Nullable Exception of(@Nullable Exception exception) {
        return exception == null ? null : neutral(exception);
    }

    static Exception ofAny(Throwable throwable) {
        return neutral(throwable);
    }

    /** From the end of the chain to its beginning: each link holds the next. */
    private static Exception neutral(Throwable throwable) {
        List<Throwable> chain = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable each = throwable;
        while (each != null && chain.size() < MOST_LINKS && seen.add(each) && !isFitAsItIs(each)) {
            chain.add(each);
            each = each.getCause();
        }
        Exception next = each instanceof Exception fit && isFitAsItIs(each) ? fit : null;
        for (int i = chain.size() - 1; i >= 0; i--) {
            next = new NeutralException(chain.get(i), next);
        }
        return Objects.requireNonNull(next);
    }

    private static boolean isFitAsItIs(Throwable throwable) {
        return throwable instanceof Exception
                && (throwable instanceof SmtpFailure || throwable instanceof NeutralException || isOfTheJdk(throwable));
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
