package io.github.steadymail.failure;

/**
 * The server does not accept a command, a parameter or their order.
 *
 * <dl>
 * <dt>Codes<dd>500 to 504, 555; X.5.1, X.5.2, X.5.4
 * <dt>Example<dd>{@code 555 5.5.4 unsupported parameter} at MAIL
 * <dt>What to do<dd>Retry if the parameter or extension was switched off. Never if nothing has changed. Tell the operator which command the server refuses.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class CommandRejectedException extends PermanentSendException {
    private static final long serialVersionUID = 1L;

    CommandRejectedException(FailureReport report) {
        super(report);
    }
}
