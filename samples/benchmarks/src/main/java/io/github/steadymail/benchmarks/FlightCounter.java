package io.github.steadymail.benchmarks;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the flights of one connection: runs of octets from the client, each after octets that reached the client. A
 * flight is a round trip that the client waits for.
 */
final class FlightCounter {
    private final LongAdder total;
    private boolean serverSpoke = true;

    /** Counts into a total of many connections. */
    FlightCounter(LongAdder total) {
        this.total = total;
    }

    /** The client sent something. */
    synchronized void fromClient() {
        if (serverSpoke) {
            serverSpoke = false;
            total.increment();
        }
    }

    /** Something reaches the client. */
    synchronized void toClient() {
        serverSpoke = true;
    }
}
