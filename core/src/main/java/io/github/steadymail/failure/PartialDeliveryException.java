package io.github.steadymail.failure;

/**
 * The message went out to somebody, and not to everybody.
 *
 * <dl>
 * <dt>Codes<dd>2yz to the end of data, after a 4yz or 5yz to a RCPT
 * <dt>Example<dd>{@code 250 2.0.0 queued; 550 5.1.1 no such user}
 * <dt>What to do<dd>Retry if only {@link #remaining()} are sent to, ever. Never if all recipients are sent to again: those who have it would get it twice. Tell the owner of the address list about {@link #rejected()}.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class PartialDeliveryException extends SmtpSendException {
    private static final long serialVersionUID = 1L;

    PartialDeliveryException(FailureReport report) {
        super(report);
    }
}
