package io.github.steadymail.failure;

import java.time.Duration;
import java.util.List;

/** How long to wait before each attempt: steps, of which the last one stays or doubles, at most a day. */
record Backoff(List<Duration> steps, boolean doubling) {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofDays(1);
    static final Backoff NONE = fixed(Duration.ZERO);

    static Backoff fixed(Duration delay) {
        return new Backoff(List.of(delay), false);
    }

    static Backoff doubling(Duration first) {
        return new Backoff(List.of(first), true);
    }

    static Backoff steps(Duration... steps) {
        return new Backoff(List.of(steps), false);
    }

    /** The delay that a server stated, brought within reason. */
    static Duration clamp(Duration stated) {
        Duration atLeast = stated.compareTo(SHORTEST) < 0 ? SHORTEST : stated;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }

    /** The delay after this many attempts, 1 or more. */
    Duration delay(int attempt) {
        if (attempt <= steps.size()) {
            return steps.get(attempt - 1);
        }
        Duration last = steps.get(steps.size() - 1);
        if (!doubling) {
            return last;
        }
        int doublings = Math.min(attempt - steps.size(), 20);
        Duration grown = last.multipliedBy(1L << doublings);
        return grown.compareTo(LONGEST) > 0 ? LONGEST : grown;
    }
}
