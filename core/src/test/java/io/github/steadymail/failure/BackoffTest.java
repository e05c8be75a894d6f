package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @Test
    void aFixedDelayStays() {
        Backoff fixed = Backoff.fixed(Duration.ofMinutes(5));
        assertThat(fixed.delay(1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(fixed.delay(2)).isEqualTo(Duration.ofMinutes(5));
        assertThat(fixed.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void stepsAreTakenInTurnAndTheLastOneStays() {
        Backoff steps = Backoff.steps(Duration.ofHours(1), Duration.ofHours(4), Duration.ofDays(1));
        assertThat(steps.delay(1)).isEqualTo(Duration.ofHours(1));
        assertThat(steps.delay(2)).isEqualTo(Duration.ofHours(4));
        assertThat(steps.delay(3)).isEqualTo(Duration.ofDays(1));
        assertThat(steps.delay(4)).isEqualTo(Duration.ofDays(1));
        assertThat(steps.delay(1000)).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @CsvSource({"1, PT30S", "2, PT1M", "3, PT2M", "4, PT4M", "11, PT8H32M", "12, PT17H4M", "13, PT24H", "99, PT24H"})
    void aDoublingDelayDoublesUpToADay(int attempt, Duration delay) {
        assertThat(Backoff.doubling(Duration.ofSeconds(30)).delay(attempt)).isEqualTo(delay);
    }

    @Test
    void theShortestDelayReachesADayToo() {
        Backoff slow = Backoff.doubling(Duration.ofSeconds(1));
        assertThat(slow.delay(17)).isEqualTo(Duration.ofSeconds(65_536));
        assertThat(slow.delay(18)).isEqualTo(Duration.ofDays(1));
    }

    @Property
    void noKindWaitsLongerThanADayOrLessThanBefore(
            @ForAll FailureKind kind, @ForAll @IntRange(min = 1) int attempt, @ForAll @IntRange(min = 1) int later) {
        Duration delay = kind.backoff().delay(Math.min(attempt, later));
        assertThat(delay).isBetween(Duration.ZERO, Duration.ofDays(1));
        assertThat(kind.backoff().delay(Math.max(attempt, later))).isBetween(delay, Duration.ofDays(1));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT1S",
        "PT-5S, PT1S",
        "PT0.5S, PT1S",
        "PT1S, PT1S",
        "PT90S, PT90S",
        "PT24H, PT24H",
        "PT24H1S, PT24H",
        "PT999999H, PT24H",
    })
    void whatAServerAsksForIsBroughtWithinReason(Duration stated, Duration taken) {
        assertThat(Backoff.clamp(stated)).isEqualTo(taken);
    }
}
