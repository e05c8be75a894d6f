package io.github.steadymail.failure;

/**
 * The recipient's mailbox does not take mail for now: busy, locked, full or not verified yet.
 *
 * <dl>
 * <dt>Codes<dd>450, 452; 4.2.0, 4.2.1, 4.2.2
 * <dt>Example<dd>{@code 450 4.2.0 mailbox busy} at RCPT
 * <dt>What to do<dd>Retry after the delay of the advice. Never if the message is no longer worth sending. Tell nobody; the recipient, if it goes on for days.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class MailboxBusyException extends TransientSendException {
    private static final long serialVersionUID = 1L;

    MailboxBusyException(FailureReport report) {
        super(report);
    }
}
