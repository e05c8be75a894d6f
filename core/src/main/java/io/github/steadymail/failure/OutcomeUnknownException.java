package io.github.steadymail.failure;

/**
 * The message left, and the server's verdict never came: it may have gone out.
 *
 * <dl>
 * <dt>Codes<dd>none, half a reply, or one that is neither 2yz, 4yz nor 5yz
 * <dt>What to do<dd>Retry if it was found out, by the {@link #messageId()}, that it did not go out. Never blindly: it may arrive twice. Tell the application to look the {@link #messageId()} up, or a person to decide.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class OutcomeUnknownException extends SmtpSendException {
    private static final long serialVersionUID = 1L;

    OutcomeUnknownException(FailureReport report) {
        super(report);
    }
}
