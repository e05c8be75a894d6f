package io.github.steadymail.failure;

/**
 * The server cannot be reached, or does not serve for now.
 *
 * <dl>
 * <dt>Codes<dd>4yz to the greeting, EHLO or STARTTLS; unknown host, refused, timed out, reset
 * <dt>Example<dd>{@code 421 4.3.2 service not available} at GREETING
 * <dt>What to do<dd>Retry after the delay of the advice. Never without an end: bound the attempts or their time. Tell the operator, if it goes on for hours.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class HostUnavailableException extends SmtpConnectionException {
    private static final long serialVersionUID = 1L;

    HostUnavailableException(FailureReport report) {
        super(report);
    }
}
