package io.github.steadymail.failure;

/**
 * Nobody accepted: some recipients are refused for good and some for now.
 *
 * <dl>
 * <dt>Codes<dd>any 4yz and 5yz to RCPT
 * <dt>Example<dd>{@code 550 5.1.1 no such user; 450 4.2.0 mailbox busy}
 * <dt>What to do<dd>Retry for {@link #remaining()} only, after the delay of the advice. Never for all recipients. Tell the owner of the address list about {@link #rejected()}.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class RecipientsRejectedException extends SmtpSendException {
    private static final long serialVersionUID = 1L;

    RecipientsRejectedException(FailureReport report) {
        super(report);
    }
}
