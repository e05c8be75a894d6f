package io.github.steadymail.failure;

/**
 * The server refused the credentials.
 *
 * <dl>
 * <dt>Codes<dd>535, 525; X.7.8, X.7.13
 * <dt>Example<dd>{@code 535 5.7.8 authentication credentials invalid} at AUTH
 * <dt>What to do<dd>Retry if the credentials were changed. Never if the credentials are the same: the account may be locked. Tell the operator to mend user name, password or token.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class CredentialsRejectedException extends SmtpAuthenticationException {
    private static final long serialVersionUID = 1L;

    CredentialsRejectedException(FailureReport report) {
        super(report);
    }
}
