package io.github.steadymail.failure;

/**
 * The connection was lost in the transaction, before the end of data left: it is known that nothing went out.
 *
 * <dl>
 * <dt>Codes<dd>none, or half a reply
 * <dt>What to do<dd>Retry at once on a new connection, then after the delay of the advice. Never without an end: bound the attempts or their time. Tell nobody; the operator, if it goes on.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class TransmissionException extends SmtpConnectionException {
    private static final long serialVersionUID = 1L;

    TransmissionException(FailureReport report) {
        super(report);
    }
}
