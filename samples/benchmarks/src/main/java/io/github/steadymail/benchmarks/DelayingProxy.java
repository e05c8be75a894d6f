package io.github.steadymail.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Carries connections to a sink as a network of some round-trip time does, with all the bandwidth there is, and counts
 * round trips.
 *
 * <p>A new connection costs two of them, as it does on a wire: TCP's handshake, and the wait for the greeting.
 */
final class DelayingProxy extends Listener {
    private static final int ROUND_TRIPS_TO_CONNECT = 2;

    private final int sinkPort;
    private final long oneWayNanos;
    private final LongAdder flights = new LongAdder();
    private final LongAdder connections = new LongAdder();

    DelayingProxy(int sinkPort, Duration roundTrip) throws IOException {
        this.sinkPort = sinkPort;
        this.oneWayNanos = roundTrip.toNanos() / 2;
    }

    /** How many round trips clients waited for so far. */
    long roundTrips() {
        return flights.sum() + ROUND_TRIPS_TO_CONNECT * connections.sum();
    }

    @Override
    void serve(Socket client) throws IOException {
        connections.increment();
        // The client's handshake took no time here, and the greeting will take one way: the rest of two round trips.
        LockSupport.parkNanos((2 * ROUND_TRIPS_TO_CONNECT - 1) * oneWayNanos);
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), sinkPort)) {
            server.setTcpNoDelay(true);
            FlightCounter counter = new FlightCounter(flights);
            DelayedPipe there = new DelayedPipe(client, server, oneWayNanos, counter::fromClient, () -> {});
            DelayedPipe back = new DelayedPipe(server, client, oneWayNanos, () -> {}, counter::toClient);
            threads.execute(there::take);
            threads.execute(back::take);
            CompletableFuture<Void> given = CompletableFuture.runAsync(() -> give(there), threads);
            give(back);
            given.join();
        }
    }

    private static void give(DelayedPipe pipe) {
        try {
            pipe.give();
        } catch (IOException e) {
            // The receiver is gone.
        }
    }
}
