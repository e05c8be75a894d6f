package io.github.steadymail.failure;

/**
 * The server cannot do its work for now: fault, overload, storage, shut-down, or a next hop that fails.
 *
 * <dl>
 * <dt>Codes<dd>421, 451, 452, 454, 455; X.3.0 to X.3.5, X.4.1 to X.4.7
 * <dt>Example<dd>{@code 451 4.3.0 local error in processing} at END_OF_DATA
 * <dt>What to do<dd>Retry after the delay of the advice. Never if the message is no longer worth sending. Tell the server's operator, if it goes on for hours.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class ServiceUnavailableException extends TransientSendException {
    private static final long serialVersionUID = 1L;

    ServiceUnavailableException(FailureReport report) {
        super(report);
    }
}
