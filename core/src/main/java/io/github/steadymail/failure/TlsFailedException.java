package io.github.steadymail.failure;

/**
 * TLS is required and not to be had: not offered, refused, certificate or host name wrong, no common protocol.
 *
 * <dl>
 * <dt>Codes<dd>5yz to STARTTLS; X.7.10
 * <dt>Example<dd>{@code 502 5.5.1 command not implemented} at STARTTLS
 * <dt>What to do<dd>Retry if the server's certificate, the trust store or the TLS settings were changed. Never if nothing has changed; never by going on without TLS. Tell the operator what the cause says.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class TlsFailedException extends SmtpConnectionException {
    private static final long serialVersionUID = 1L;

    TlsFailedException(FailureReport report) {
        super(report);
    }
}
