package io.github.steadymail.failure;

/**
 * The server wants authentication or encryption before it takes a message.
 *
 * <dl>
 * <dt>Codes<dd>530, 538, 523, 535 in a transaction; X.7.10, X.7.11
 * <dt>Example<dd>{@code 530 5.7.0 authentication required} at MAIL
 * <dt>What to do<dd>Retry if credentials or TLS were configured. Never if nothing has changed. Tell the operator to configure log-in or TLS.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class SecurityRequiredException extends PermanentSendException {
    private static final long serialVersionUID = 1L;

    SecurityRequiredException(FailureReport report) {
        super(report);
    }
}
