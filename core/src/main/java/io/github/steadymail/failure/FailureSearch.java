package io.github.steadymail.failure;

import jakarta.mail.MessagingException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Walks an exception and what hangs on it, nearest first, in bounded time whatever the structure. */
final class FailureSearch {
    private static final int MOST_EXCEPTIONS = 256;
    private static final Exception[] NOTHING = {};

    /**
     * By class the method that Spring's MailSendException has, empty for a class of another shape. It holds nothing but the
     * JDK's own types: a class of a server's must not hold on to one of a war's.
     */
    private static final ClassValue<Optional<Method>> MESSAGE_EXCEPTIONS = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            try {
                return Optional.of(type.getMethod("getMessageExceptions"));
            } catch (NoSuchMethodException | LinkageError e) {
                return Optional.empty();
            }
        }
    };

    /** All that were met, nearest first: few, so that looking through them takes less than hashing them. */
    private final List<Throwable> met = new ArrayList<>(4);

    private FailureSearch() {}

    static Optional<SmtpFailure> find(Throwable throwable) {
        FailureSearch search = new FailureSearch();
        search.add(throwable);
        for (int i = 0; i < search.met.size(); i++) {
            if (search.met.get(i) instanceof SmtpFailure failure) {
                return Optional.of(failure);
            }
            search.addNeighbours(search.met.get(i));
        }
        return Optional.empty();
    }

    private void addNeighbours(Throwable throwable) {
        add(asked(throwable::getCause));
        if (throwable instanceof MessagingException messaging) {
            add(asked(messaging::getNextException));
        }
        for (Exception each : messageExceptions(throwable)) {
            add(each);
        }
        for (Throwable suppressed : throwable.getSuppressed()) {
            add(suppressed);
        }
    }

    /** Anybody's exception may answer with another: then it has no neighbour there. */
    private static @Nullable Throwable asked(Supplier<? extends @Nullable Throwable> getter) {
        try {
            return getter.get();
        } catch (RuntimeException e) {
            return null;
        }
    }

    private void add(@Nullable Throwable throwable) {
        if (throwable != null && met.size() < MOST_EXCEPTIONS && !isMet(throwable)) {
            met.add(throwable);
        }
    }

    @SuppressWarnings("ReferenceEquality") // that very one, whatever its class calls equal
    private boolean isMet(Throwable throwable) {
        for (Throwable each : met) {
            if (each == throwable) {
                return true;
            }
        }
        return false;
    }

    /** Spring's MailSendException keeps the causes of several messages there; it is recognised by its shape. */
    private static Exception[] messageExceptions(Throwable throwable) {
        Optional<Method> method = MESSAGE_EXCEPTIONS.get(throwable.getClass());
        if (method.isEmpty()) {
            return NOTHING;
        }
        try {
            return method.get().invoke(throwable) instanceof Exception[] exceptions ? exceptions : NOTHING;
        } catch (IllegalAccessException | InvocationTargetException | LinkageError e) {
            return NOTHING; // a class that is not open, or whose own parts are missing here
        }
    }
}
