package io.github.steadymail.sender;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The end of one send, whatever it waits for: a moment, and whoever cancels it before. */
final class TimeLimit {
    private final long end;
    private final @Nullable Cancellation cancellation;

    TimeLimit(Duration time) {
        this(time, null);
    }

    TimeLimit(Duration time, @Nullable Cancellation cancellation) {
        this.end = System.nanoTime() + time.toNanos();
        this.cancellation = cancellation;
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

    /** What follows is said over this transport, which is cut where the send is cancelled. */
    void uses(SteadymailTransport transport) {
        if (cancellation != null) {
            cancellation.uses(transport);
        }
    }

    /** The transport is somebody else's from now on. */
    void usesNothing() {
        if (cancellation != null) {
            cancellation.usesNothing();
        }
    }

    /** The send comes to its end now, and returns whether it has not already. */
    boolean cancel() {
        return cancellation != null && cancellation.cancel();
    }

    /** The send has come to its end. */
    void ends() {
        if (cancellation != null) {
            cancellation.ends();
        }
    }

    /** Goes on only where nobody has cancelled. */
    void check() throws MessagingException {
        if (cancellation != null && cancellation.isCancelled()) {
            throw OwnFailure.passing(FailureKind.CANCELLED, "cancelled before anything was sent");
        }
    }
}
