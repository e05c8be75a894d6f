package io.github.steadymail.failure;

/**
 * The server could not authenticate for now, or its answer never came: this says nothing of the credentials.
 *
 * <dl>
 * <dt>Codes<dd>454, 421, other 4yz, time-out, close
 * <dt>Example<dd>{@code 454 4.7.0 temporary authentication failure} at AUTH
 * <dt>What to do<dd>Retry after the delay of the advice, with the same credentials. Never without an end: bound the attempts or their time. Tell the operator, if it goes on for hours.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class AuthenticationUnavailableException extends SmtpAuthenticationException {
    private static final long serialVersionUID = 1L;

    AuthenticationUnavailableException(FailureReport report) {
        super(report);
    }
}
