package io.github.steadymail.sender;

import io.github.steadymail.transport.SteadymailTransport;
import org.jspecify.annotations.Nullable;

/**
 * Lets another thread end a send: its transport is cut, and its thread woken where that was given to it. Thread-safe.
 *
 * <p>What it cuts is what the send uses at that moment: a connection that was given back is never cut.
 */
final class Cancellation {
    private boolean cancelled;
    private boolean over;
    private boolean woken;
    private @Nullable SteadymailTransport transport;
    private @Nullable Thread thread;

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** The send uses this from now on; it is cut at once where somebody has cancelled. */
    synchronized void uses(SteadymailTransport used) {
        transport = used;
        if (cancelled) {
            used.cut();
        }
    }

    synchronized void usesNothing() {
        transport = null;
    }

    /** The send runs on this thread, which may be interrupted until the end. */
    synchronized void begins() {
        thread = Thread.currentThread();
    }

    /** The send is over; what was to wake this thread does not stay with it. */
    synchronized void ends() {
        over = true;
        thread = null;
        transport = null;
        if (woken) {
            Thread.interrupted();
            woken = false;
        }
    }

    /** Ends the send, and returns whether there was one to end. */
    synchronized boolean cancel() {
        if (over) {
            return false;
        }
        cancelled = true;
        if (thread != null) {
            woken = true;
            thread.interrupt();
        }
        if (transport != null) {
            transport.cut();
        }
        return true;
    }
}
