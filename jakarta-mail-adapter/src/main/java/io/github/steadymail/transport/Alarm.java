package io.github.steadymail.transport;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Cuts a connection when its deadline has passed. Thread-safe. */
final class Alarm {
    /** How long after the deadline a read that does not end is cut. */
    private static final Duration LAST_RESORT = Duration.ofSeconds(1);

    private final Runnable cut;
    private final Watchdog watchdog;
    private volatile Deadline deadline = Deadline.NONE;
    private boolean awaitingVerdict;
    private volatile boolean hasCut;
    private @Nullable Future<?> ringing;

    Alarm(Runnable cut, Watchdog watchdog) {
        this.cut = cut;
        this.watchdog = watchdog;
    }

    /** Puts all that follows under a deadline. */
    synchronized void set(Deadline newDeadline) {
        off();
        deadline = newDeadline;
        awaitingVerdict = false;
        if (newDeadline.isLimited()) {
            ringing = watchdog.at(newDeadline, () -> ring(newDeadline));
        }
    }

    /** Whether it has cut the connection, which stays cut, whatever is asked of it after that. */
    boolean hasCut() {
        return hasCut;
    }

    Deadline deadline() {
        return deadline;
    }

    /** Until the next deadline, reads end by themselves, and may be gone on with: they are cut only if they do not. */
    synchronized void awaitVerdict() {
        awaitingVerdict = true;
    }

    private synchronized void ring(Deadline passed) {
        if (!passed.equals(deadline)) {
            return;
        }
        if (awaitingVerdict) {
            ringing = watchdog.at(Deadline.after(LAST_RESORT), this::cut);
        } else {
            cut();
        }
    }

    private void cut() {
        hasCut = true;
        cut.run();
    }

    synchronized void off() {
        if (ringing != null) {
            ringing.cancel(false);
            ringing = null;
        }
    }
}
