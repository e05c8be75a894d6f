package io.github.steadymail.transport;

import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** Whether a transport was cut on purpose, and what that ends: whatever it waits for just then. Thread-safe. */
final class CutSwitch {
    private boolean cut;
    private @Nullable Runnable current;

    /** States what a cut ends from now on; at once, if it came before. */
    void ends(Runnable waiting) {
        synchronized (this) {
            current = waiting;
            if (!cut) {
                return;
            }
        }
        waiting.run();
    }

    void cut() {
        Runnable waiting;
        synchronized (this) {
            cut = true;
            waiting = current;
        }
        if (waiting != null) {
            waiting.run();
        }
    }

    /** Goes on only where nobody has cut. */
    synchronized void check() throws InterruptedIOException {
        if (cut) {
            throw interruption();
        }
    }

    static InterruptedIOException interruption() {
        return new InterruptedIOException("the transport was cut");
    }
}
