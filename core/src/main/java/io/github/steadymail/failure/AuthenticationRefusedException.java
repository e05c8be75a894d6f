package io.github.steadymail.failure;

/**
 * AUTH, its mechanism or its encryption is refused, whatever the credentials.
 *
 * <dl>
 * <dt>Codes<dd>500 to 504, 530, 534, 538, 554, 432; X.7.9, X.7.11, 4.7.12
 * <dt>Example<dd>{@code 538 5.7.11 encryption required for requested authentication mechanism} at AUTH
 * <dt>What to do<dd>Retry if mechanism, TLS or account were configured otherwise. Never if nothing has changed. Tell the operator what the reply says.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class AuthenticationRefusedException extends SmtpAuthenticationException {
    private static final long serialVersionUID = 1L;

    AuthenticationRefusedException(FailureReport report) {
        super(report);
    }
}
