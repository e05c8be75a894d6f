package io.github.steadymail.failure;

/**
 * Too many connections, messages or log-ins, or the sender's quota is used up.
 *
 * <dl>
 * <dt>Codes<dd>421, 450, 451, 452, 454, also 5yz; X.7.28
 * <dt>Example<dd>{@code 421 4.7.28 rate limit exceeded} at MAIL
 * <dt>What to do<dd>Retry after the delay of the advice, and more slowly. Never if the message is no longer worth sending. Tell the operator, if it goes on, to send less or to raise the quota.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class RateLimitedException extends TransientSendException {
    private static final long serialVersionUID = 1L;

    RateLimitedException(FailureReport report) {
        super(report);
    }
}
