package io.github.steadymail.sender;

import java.time.Duration;

/** The end of one send, whatever it waits for. */
final class TimeLimit {
    private final long end;

    TimeLimit(Duration time) {
        end = System.nanoTime() + time.toNanos();
    }

    boolean isOver() {
        return end - System.nanoTime() <= 0;
    }

    /** What is left, never less than a millisecond. */
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }

    /** The shorter of what is left and another time, in nanoseconds. */
    long nanosWithin(Duration other) {
        return Math.min(left().toNanos(), other.toNanos());
    }
}
