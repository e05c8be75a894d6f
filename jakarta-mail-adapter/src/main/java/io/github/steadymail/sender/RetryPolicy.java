package io.github.steadymail.sender;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often, and for how long, a {@link MailSender} tries again what failed, as each failure's advice says.
 *
 * <p>Whom it sends to again, and when, is not a matter of policy: those who have the message never, those of whom nobody
 * knows never, and nobody before the delay that the server asks for. Immutable and thread-safe.
 */
public final class RetryPolicy {
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
    private static final double JITTER = 0.1;

    private final int attempts;
    private final Duration longestDelay;
    private final double jitter;

    private RetryPolicy(int attempts, Duration longestDelay, double jitter) {
        this.attempts = attempts;
        this.longestDelay = longestDelay;
        this.jitter = jitter;
    }

    /**
     * Returns the policy with so many attempts, delays of 5 minutes at most, and a jitter of 0.1.
     *
     * @param most how many transactions a recipient may be in, the first one included; 1 or more
     * @return the policy
     */
    public static RetryPolicy attempts(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least 1 attempt is wanted, not " + most);
        }
        return new RetryPolicy(most, LONGEST_DELAY, JITTER);
    }

    /**
     * Returns the same with another longest delay: a failure that asks for a longer one, or for one longer than what the
     * deadline of the send leaves, is thrown at once, as its caller's thread would wait in vain.
     *
     * @param most the longest time between two attempts, 0 or more
     * @return the policy
     */
    public RetryPolicy longestDelay(Duration most) {
        if (most.isNegative()) {
            throw new IllegalArgumentException("a delay is 0 or more, not " + most);
        }
        return new RetryPolicy(attempts, most, jitter);
    }

    /**
     * Returns the same with another jitter, which keeps senders that failed together from coming back together. It only
     * lengthens: no server is asked before the time that it stated.
     *
     * @param most the longest part of a delay that is added to it, 0 to 1
     * @return the policy
     */
    public RetryPolicy jitter(double most) {
        if (!(most >= 0 && most <= 1)) {
            throw new IllegalArgumentException("a jitter is 0 to 1, not " + most);
        }
        return new RetryPolicy(attempts, longestDelay, most);
    }

    int attempts() {
        return attempts;
    }

    /** Whether somebody waits so long for another attempt. */
    boolean allows(Duration delay, TimeLimit limit) {
        return delay.compareTo(longestDelay) <= 0 && !limit.isOver() && delay.compareTo(limit.left()) < 0;
    }

    /** The delay, or a longer one that the deadline allows too; {@code random} is 0 to 1. */
    Duration jittered(Duration delay, TimeLimit limit, double random) {
        Duration longer = delay.plusNanos((long) (delay.toNanos() * jitter * random));
        return longer.compareTo(limit.left()) < 0 ? longer : delay;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetryPolicy that
                && attempts == that.attempts
                && longestDelay.equals(that.longestDelay)
                && jitter == that.jitter;
    }

    @Override
    public int hashCode() {
        return Objects.hash(attempts, longestDelay, jitter);
    }

    @Override
    public String toString() {
        return attempts + " attempts, delays of " + longestDelay + " at most, jitter " + jitter;
    }
}
