package io.github.steadymail.sender;

import java.time.Duration;

/** The time that closing gives to what is under way; an interruption ends it. Used by the closing thread only. */
final class Grace {
    private final TimeLimit end;
    private boolean interrupted;

    Grace(Duration time) {
        this.end = new TimeLimit(time);
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
    }

    boolean wasInterrupted() {
        return interrupted;
    }
}
