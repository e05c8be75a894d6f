package io.github.steadymail.failure;

/**
 * The recipient's mailbox does not exist, is disabled, or cannot be addressed, for good.
 *
 * <dl>
 * <dt>Codes<dd>550, 551, 553, 556, 525; X.1.1, X.1.2, X.1.3, X.1.6, X.1.10, X.2.1
 * <dt>Example<dd>{@code 550 5.1.1 no such user} at RCPT
 * <dt>What to do<dd>Retry if the address was corrected. Never if the address is the same. Tell the owner of the address list to remove or correct the addresses with {@link RecipientOutcome#suppress()}; send to {@link #remaining()}, who did not get it for that.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class MailboxUnavailableException extends PermanentSendException {
    private static final long serialVersionUID = 1L;

    MailboxUnavailableException(FailureReport report) {
        super(report);
    }
}
