package io.github.steadymail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContenderTest {
    @ParameterizedTest
    @EnumSource
    void sendsToEverybodyInEachThread(Contender contender) throws Exception {
        // The first two sends of Vert.x in a JVM wait for a connection for ever now and then, where they come together.
        int senders = contender == Contender.VERTX ? 1 : 2;
        try (Sink sink = new Sink(Offer.ALL)) {
            sink.start();
            Target target = new Target(sink.port(), new Mail(4096, 3), senders);

            Lap lap;
            try (Crew crew = new Crew(contender, target)) {
                lap = crew.run(Duration.ofMillis(1));
            }

            assertThat(lap.messages()).isGreaterThanOrEqualTo(senders);
            assertThat(lap.perSecond()).isPositive();
            assertThat(sink.tally().messages()).isEqualTo(lap.messages());
            assertThat(sink.tally().recipients()).isEqualTo(3 * lap.messages());
        }
    }
}
