package io.github.steadymail.benchmarks;

import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many stack traces were made for an exception and all those that it holds. */
final class StackTraces {
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<List<StackTraceElement>> traces = new HashSet<>();

    private StackTraces() {}

    /** The number of different ones: one that was copied was not made, and an empty one is none. */
    static int madeFor(Throwable thrown) {
        StackTraces traces = new StackTraces();
        traces.visit(thrown);
        return traces.traces.size();
    }

    private void visit(@Nullable Throwable thrown) {
        if (thrown == null || !seen.add(thrown)) {
            return;
        }
        if (thrown.getStackTrace().length > 0) {
            traces.add(Arrays.asList(thrown.getStackTrace()));
        }
        visit(thrown.getCause());
        if (thrown instanceof MessagingException messaging) {
            visit(messaging.getNextException());
        }
    }
}
