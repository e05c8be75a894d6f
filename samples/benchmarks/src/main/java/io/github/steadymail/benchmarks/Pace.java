package io.github.steadymail.benchmarks;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param warmUp how long each warms up
 * @param rounds how often each is measured
 * @param lap how long each time
 */
record Pace(Duration warmUp, int rounds, Duration lap) {
    /** What all laps may take, with what goes before and after them. */
    Duration whole() {
        return lap.multipliedBy(3L * rounds).dividedBy(2);
    }

    static Pace millis(int warmUp, int rounds, int lap) {
        return new Pace(Duration.ofMillis(warmUp), rounds, Duration.ofMillis(lap));
    }
}
