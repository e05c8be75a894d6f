package io.github.steadymail.transport;

import java.time.Duration;

/**
 * How long each part of a mail transaction took; what it did not come to took no time. Immutable.
 *
 * <p>What left in one write is not told apart: of a message in a single flight all is verdict.
 */
public final class TransactionTimes {
    /** No time at all. */
    public static final TransactionTimes NONE = new TransactionTimes(0, 0, 0);

    private final long envelope;
    private final long content;
    private final long verdict;

    TransactionTimes(long envelopeNanos, long contentNanos, long verdictNanos) {
        this.envelope = envelopeNanos;
        this.content = contentNanos;
        this.verdict = verdictNanos;
    }

    /**
     * Returns how long the sender and the recipients took, with DATA or what goes in its place.
     *
     * @return not negative
     */
    public Duration envelope() {
        return Duration.ofNanos(envelope);
    }

    /**
     * Returns how long the message took to be written, by itself and to the connection.
     *
     * @return not negative
     */
    public Duration content() {
        return Duration.ofNanos(content);
    }

    /**
     * Returns how long the verdict on the end of data took.
     *
     * @return not negative
     */
    public Duration verdict() {
        return Duration.ofNanos(verdict);
    }

    /**
     * Adds the times of another transaction.
     *
     * @param other the other one's
     * @return both, part by part
     */
    public TransactionTimes plus(TransactionTimes other) {
        return new TransactionTimes(envelope + other.envelope, content + other.content, verdict + other.verdict);
    }

    @Override
    public String toString() {
        return "envelope " + envelope() + ", content " + content() + ", verdict " + verdict();
    }
}
