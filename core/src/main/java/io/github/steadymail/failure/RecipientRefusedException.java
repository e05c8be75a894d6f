package io.github.steadymail.failure;

/**
 * The server does not take mail for this recipient from this sender: the recipient or list refuses it, or the server does not relay.
 *
 * <dl>
 * <dt>Codes<dd>550, 554; X.7.2, relaying denied
 * <dt>Example<dd>{@code 554 5.7.1 relay access denied} at RCPT
 * <dt>What to do<dd>Retry if the sender, the log-in or the server to send through was changed. Never if nothing has changed. Tell the operator which server to send through, or the recipient to let the sender in.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class RecipientRefusedException extends PermanentSendException {
    private static final long serialVersionUID = 1L;

    RecipientRefusedException(FailureReport report) {
        super(report);
    }
}
