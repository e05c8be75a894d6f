package io.github.steadymail.failure;

/**
 * The server does not want this client, or is no SMTP server.
 *
 * <dl>
 * <dt>Codes<dd>5yz to the greeting, EHLO and HELO; text that is no reply
 * <dt>Example<dd>{@code 554 5.7.1 no SMTP service here} at GREETING
 * <dt>What to do<dd>Retry if the host, the port or the client's standing was changed. Never if nothing has changed. Tell the operator what the reply says.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class ConnectionRejectedException extends SmtpConnectionException {
    private static final long serialVersionUID = 1L;

    ConnectionRejectedException(FailureReport report) {
        super(report);
    }
}
