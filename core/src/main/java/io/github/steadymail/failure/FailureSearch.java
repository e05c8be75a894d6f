package io.github.steadymail.failure;

import jakarta.mail.MessagingException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Walks an exception and what hangs on it, nearest first, in bounded time whatever the structure. */
final class FailureSearch {
    private static final int MOST_EXCEPTIONS = 256;

    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Throwable> waiting = new ArrayDeque<>();

    private FailureSearch() {}

    static Optional<SmtpFailure> find(Throwable throwable) {
        FailureSearch search = new FailureSearch();
        search.add(throwable);
        for (Throwable next = search.waiting.poll(); next != null; next = search.waiting.poll()) {
            if (next instanceof SmtpFailure failure) {
                return Optional.of(failure);
            }
            search.addNeighbours(next);
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
        if (throwable != null && seen.size() < MOST_EXCEPTIONS && seen.add(throwable)) {
            waiting.add(throwable);
        }
    }

    /** Spring's MailSendException keeps the causes of several messages there; it is recognised by its shape. */
    private static Exception[] messageExceptions(Throwable throwable) {
        try {
            Method method = throwable.getClass().getMethod("getMessageExceptions");
            return method.invoke(throwable) instanceof Exception[] exceptions ? exceptions : new Exception[0];
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException | LinkageError e) {
            return new Exception[0]; // of another shape, or of a class whose own parts are missing here
        }
    }
}
