package io.github.steadymail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class FlightCounterTest {
    private final LongAdder total = new LongAdder();
    private final FlightCounter counter = new FlightCounter(total);

    @Test
    void countsARunOfWritesOnce() {
        counter.fromClient();
        counter.fromClient();
        counter.fromClient();

        assertThat(total.sum()).isEqualTo(1);
    }

    @Test
    void countsAgainAfterTheServerSpoke() {
        counter.fromClient();
        counter.toClient();
        counter.toClient();
        counter.fromClient();

        assertThat(total.sum()).isEqualTo(2);
    }

    @Test
    void countsNothingForWordsOfTheServer() {
        counter.toClient();
        counter.toClient();

        assertThat(total.sum()).isZero();
    }

    @Test
    void addsUpConnections() {
        counter.fromClient();
        new FlightCounter(total).fromClient();

        assertThat(total.sum()).isEqualTo(2);
    }
}
