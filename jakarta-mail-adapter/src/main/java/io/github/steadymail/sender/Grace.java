package io.github.steadymail.sender;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time that closing gives to what is under way; an interruption ends it. Used by the closing thread only. */
final class Grace {
    private final TimeLimit end;
    private final @Nullable Grace before;
    private boolean interrupted;

    Grace(Duration time) {
        this(time, null);
    }

    private Grace(Duration time, @Nullable Grace before) {
        this.end = new TimeLimit(time);
        this.before = before;
    }

    /** Some more time when this one is over, for those who were told to end. */
    Grace extended(Duration time) {
        return new Grace(time, this);
    }

    boolean isOver() {
        return interrupted || end.isOver();
    }

    /** What is left, never less than a millisecond. */
    Duration left() {
        return interrupted ? Duration.ofMillis(1) : end.left();
    }

    /** Somebody does not want to wait any more. */
    void interrupted() {
        interrupted = true;
        if (before != null) {
            before.interrupted();
        }
    }

    /** Whether it was, in this time or where it was extended. */
    boolean wasInterrupted() {
        return interrupted;
    }
}
