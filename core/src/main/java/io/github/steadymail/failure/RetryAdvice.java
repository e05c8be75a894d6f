package io.github.steadymail.failure;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a transaction that failed: an action, how long to wait before it, and why.
 *
 * <p>Immutable and thread-safe.
 */
public final class RetryAdvice {
    private final RetryAction action;
    private final Backoff backoff;
    private final @Nullable Duration stated;
    private final int batchSize;
    private final String reason;

    RetryAdvice(RetryAction action, Backoff backoff, @Nullable Duration stated, int batchSize, String reason) {
        this.action = action;
        this.backoff = backoff;
        this.stated = stated;
        this.batchSize = batchSize;
        this.reason = reason;
    }

    /**
     * Returns what to do.
     *
     * @return the action
     */
    public RetryAction action() {
        return action;
    }

    /**
     * Returns how long to wait before the next attempt.
     *
     * <p>The delay that the reply's own words gave comes first, brought between 1 second and 24 hours; else it is the
     * kind's default, which may grow with the attempts up to 24 hours. It is zero where there is nothing to wait for:
     * {@link RetryAction#NEVER}, {@link RetryAction#VERIFY}, {@link RetryAction#SPLIT}, and the first
     * {@link RetryAction#RECONNECT}.
     *
     * @param attempt how many attempts were made so far, 1 or more
     * @return the delay, zero to 24 hours
     * @throws IllegalArgumentException if {@code attempt} is less than 1
     */
    public Duration delay(int attempt) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts are counted from 1, not " + attempt);
        }
        return switch (action) {
            case NEVER, VERIFY, SPLIT -> Duration.ZERO;
            case RECONNECT -> attempt == 1 ? Duration.ZERO : waiting(attempt - 1);
            case LATER, REMAINING -> waiting(attempt);
        };
    }

    private Duration waiting(int attempt) {
        return stated == null ? backoff.delay(attempt) : Backoff.clamp(stated);
    }

    /**
     * Returns the delay that the reply's own words gave.
     *
     * @return the delay as stated, empty if the reply gave none
     */
    public Optional<Duration> statedDelay() {
        return Optional.ofNullable(stated);
    }

    /**
     * Returns how many recipients a transaction may have, as far as this failure shows.
     *
     * @return the number of recipients in a batch, at least 1; {@link Integer#MAX_VALUE} where no limit was met
     */
    public int batchSize() {
        return batchSize;
    }

    /**
     * Returns why, in a sentence.
     *
     * @return the reason
     */
    public String reason() {
        return reason;
    }

    Backoff backoff() {
        return backoff;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetryAdvice that
                && action == that.action
                && backoff.equals(that.backoff)
                && Objects.equals(stated, that.stated)
                && batchSize == that.batchSize
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(action, backoff, stated, batchSize, reason);
    }

    @Override
    public String toString() {
        return action + ": " + reason;
    }
}
