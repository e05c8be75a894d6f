package io.github.steadymail.failure;

/**
 * The server defers a first attempt on purpose, and takes the same envelope later.
 *
 * <dl>
 * <dt>Codes<dd>450, 451; X.7.1 with words
 * <dt>Example<dd>{@code 450 4.7.1 greylisted, try again in 300 seconds} at RCPT
 * <dt>What to do<dd>Retry after the delay of the advice, with the same sender and recipients. Never if the message is no longer worth sending. Tell nobody.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class GreylistedException extends TransientSendException {
    private static final long serialVersionUID = 1L;

    GreylistedException(FailureReport report) {
        super(report);
    }
}
