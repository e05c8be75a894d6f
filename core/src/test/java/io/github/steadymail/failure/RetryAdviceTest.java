package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAdviceTest {
    private static final Backoff GROWING = Backoff.doubling(Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({
        "NEVER,     PT0S, PT0S, PT0S",
        "LATER,     PT1M, PT2M, PT4M",
        "RECONNECT, PT0S, PT1M, PT2M",
        "REMAINING, PT1M, PT2M, PT4M",
        "SPLIT,     PT0S, PT0S, PT0S",
        "VERIFY,    PT0S, PT0S, PT0S",
    })
    void everyActionWaitsInItsOwnWay(RetryAction action, Duration first, Duration second, Duration third) {
        RetryAdvice advice = advice(action, null);
        assertThat(advice.delay(1)).isEqualTo(first);
        assertThat(advice.delay(2)).isEqualTo(second);
        assertThat(advice.delay(3)).isEqualTo(third);
        assertThat(advice.statedDelay()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NEVER,     PT0S,   PT0S",
        "LATER,     PT17M,  PT17M",
        "RECONNECT, PT0S,   PT17M",
        "REMAINING, PT17M,  PT17M",
        "SPLIT,     PT0S,   PT0S",
        "VERIFY,    PT0S,   PT0S",
    })
    void whatTheServerAskedForComesFirst(RetryAction action, Duration first, Duration second) {
        RetryAdvice advice = advice(action, Duration.ofMinutes(17));
        assertThat(advice.delay(1)).isEqualTo(first);
        assertThat(advice.delay(2)).isEqualTo(second);
        assertThat(advice.statedDelay()).contains(Duration.ofMinutes(17));
    }

    @Test
    void aServerThatAsksForAWeekIsHeardButNotObeyed() {
        RetryAdvice advice = advice(RetryAction.LATER, Duration.ofDays(7));
        assertThat(advice.statedDelay()).contains(Duration.ofDays(7));
        assertThat(advice.delay(1)).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @EnumSource
    void attemptsAreCountedFromOne(RetryAction action) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> advice(action, null).delay(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> advice(action, null).delay(Integer.MIN_VALUE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40, Integer.MAX_VALUE})
    void noAttemptWaitsLongerThanADay(int attempt) {
        for (RetryAction action : RetryAction.values()) {
            assertThat(advice(action, null).delay(attempt)).isBetween(Duration.ZERO, Duration.ofDays(1));
        }
    }

    @Test
    void advicesAreEqualWhereTheySayTheSame() {
        RetryAdvice advice = new RetryAdvice(RetryAction.SPLIT, GROWING, null, 7, "because");
        assertThat(advice)
                .isEqualTo(new RetryAdvice(RetryAction.SPLIT, GROWING, null, 7, "because"))
                .hasSameHashCodeAs(new RetryAdvice(RetryAction.SPLIT, GROWING, null, 7, "because"))
                .isNotEqualTo(new RetryAdvice(RetryAction.LATER, GROWING, null, 7, "because"))
                .isNotEqualTo(new RetryAdvice(RetryAction.SPLIT, Backoff.NONE, null, 7, "because"))
                .isNotEqualTo(new RetryAdvice(RetryAction.SPLIT, GROWING, Duration.ZERO, 7, "because"))
                .isNotEqualTo(new RetryAdvice(RetryAction.SPLIT, GROWING, null, 8, "because"))
                .isNotEqualTo(new RetryAdvice(RetryAction.SPLIT, GROWING, null, 7, "just so"))
                .isNotEqualTo("SPLIT: because");
        assertThat(advice.hashCode())
                .isNotEqualTo(new RetryAdvice(RetryAction.SPLIT, GROWING, null, 8, "because").hashCode());
        assertThat(advice).hasToString("SPLIT: because");
        assertThat(advice.batchSize()).isEqualTo(7);
        assertThat(advice.reason()).isEqualTo("because");
    }

    private static RetryAdvice advice(RetryAction action, @Nullable Duration stated) {
        return new RetryAdvice(action, GROWING, stated, Integer.MAX_VALUE, "because");
    }
}
