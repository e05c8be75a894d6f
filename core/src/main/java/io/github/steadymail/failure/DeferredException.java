package io.github.steadymail.failure;

/**
 * The server defers for any other reason, or for several transient reasons.
 *
 * <dl>
 * <dt>Codes<dd>any other 4yz
 * <dt>Example<dd>{@code 450 4.7.1 try again later} at RCPT
 * <dt>What to do<dd>Retry after the delay of the advice. Never if the message is no longer worth sending. Tell a person to read the reply, if it goes on for hours.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class DeferredException extends TransientSendException {
    private static final long serialVersionUID = 1L;

    DeferredException(FailureReport report) {
        super(report);
    }
}
