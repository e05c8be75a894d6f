package io.github.steadymail.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A sink and a delaying proxy before it, in a JVM of their own, so that what they cost is not the sender's.
 *
 * <p>Prints their ports, and what they counted for each line that it reads. Ends with its standard input.
 */
final class Servers {
    static final Duration ROUND_TRIP = Duration.ofMillis(20);

    private Servers() {}

    /**
     * Serves until its standard input ends.
     *
     * @param args {@code --no-pipelining}, {@code --no-chunking}
     * @throws IOException if no port can be listened at
     */
    public static void main(String[] args) throws IOException {
        try (Sink sink = new Sink(Offer.of(List.of(args)));
                DelayingProxy proxy = new DelayingProxy(sink.port(), ROUND_TRIP)) {
            sink.start();
            proxy.start();
            System.out.println(sink.port() + " " + proxy.port());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            while (in.readLine() != null) {
                Tally tally = sink.tally();
                System.out.println(tally.messages() + " " + tally.recipients() + " " + proxy.roundTrips());
            }
        }
    }
}
