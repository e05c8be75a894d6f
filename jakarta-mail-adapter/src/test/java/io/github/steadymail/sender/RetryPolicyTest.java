package io.github.steadymail.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TimeLimit HOUR = new TimeLimit(Duration.ofHours(1));

    @Test
    void isAValue() {
        RetryPolicy policy = RetryPolicy.attempts(3).longestDelay(MINUTE).jitter(0.5);
        assertThat(policy)
                .isEqualTo(RetryPolicy.attempts(3).jitter(0.5).longestDelay(MINUTE))
                .hasSameHashCodeAs(RetryPolicy.attempts(3).jitter(0.5).longestDelay(MINUTE))
                .isNotEqualTo(RetryPolicy.attempts(3))
                .hasToString("3 attempts, delays of PT1M at most, jitter 0.5");
    }

    @Test
    void refusesWhatCannotBe() {
        RetryPolicy policy = RetryPolicy.attempts(1);
        assertThatThrownBy(() -> RetryPolicy.attempts(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy.longestDelay(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy.jitter(-0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy.jitter(1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy.jitter(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void jitterOnlyLengthens() {
        RetryPolicy policy = RetryPolicy.attempts(3).jitter(0.5);
        assertThat(policy.jittered(MINUTE, HOUR, 0)).isEqualTo(MINUTE);
        assertThat(policy.jittered(MINUTE, HOUR, 0.5)).isEqualTo(Duration.ofSeconds(75));
        assertThat(policy.jittered(MINUTE, new TimeLimit(Duration.ofSeconds(70)), 1))
                .isEqualTo(MINUTE);
    }

    @Test
    void aDelayMustFit() {
        RetryPolicy policy = RetryPolicy.attempts(3).longestDelay(MINUTE);
        assertThat(policy.allows(MINUTE, HOUR)).isTrue();
        assertThat(policy.allows(MINUTE.plusNanos(1), HOUR)).isFalse();
        assertThat(policy.allows(MINUTE, new TimeLimit(Duration.ofSeconds(50)))).isFalse();
        assertThat(policy.allows(Duration.ZERO, new TimeLimit(Duration.ZERO))).isFalse();
    }
}
