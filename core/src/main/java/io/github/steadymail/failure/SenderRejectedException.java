package io.github.steadymail.failure;

/**
 * The sender's address is refused: unknown domain, not owned by the log-in, not verified, not allowed.
 *
 * <dl>
 * <dt>Codes<dd>550, 551, 553 to MAIL; X.1.7, X.1.8, X.7.27
 * <dt>Example<dd>{@code 553 5.7.1 sender address not owned by user} at MAIL
 * <dt>What to do<dd>Retry if the sender's address or the log-in was changed. Never if nothing has changed. Tell the sender to use an address that the account owns.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class SenderRejectedException extends PermanentSendException {
    private static final long serialVersionUID = 1L;

    SenderRejectedException(FailureReport report) {
        super(report);
    }
}
