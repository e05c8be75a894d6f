package io.github.steadymail.failure;

/**
 * The recipient's mailbox is over quota, and the server says so for good.
 *
 * <dl>
 * <dt>Codes<dd>552; 5.2.2
 * <dt>Example<dd>{@code 552 5.2.2 mailbox full} at RCPT
 * <dt>What to do<dd>Retry if the recipient has made room. Never if nothing has changed. Tell the recipient, by another channel, to make room.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class MailboxFullException extends PermanentSendException {
    private static final long serialVersionUID = 1L;

    MailboxFullException(FailureReport report) {
        super(report);
    }
}
