package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpReply;
import java.util.Optional;

/**
 * The message went out to somebody, and not to everybody.
 *
 * <dl>
 * <dt>Codes<dd>2yz to the end of data, after a 4yz or 5yz to a RCPT
 * <dt>Example<dd>{@code 250 2.0.0 queued; 550 5.1.1 no such user}
 * <dt>What to do<dd>Retry for {@link #remaining()} only, ever. Never for all recipients: those who have it would get it twice. Tell the owner of the address list about {@link #rejected()}.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class PartialDeliveryException extends SmtpSendException {
    private static final long serialVersionUID = 1L;

    PartialDeliveryException(FailureReport report) {
        super(report);
    }

    /**
     * Returns the reply with which the server took the message for those who have it.
     *
     * @return a 2yz reply to the end of data, empty only for a translated exception that has lost it
     */
    public Optional<SmtpReply> finalReply() {
        return report().finalReply();
    }
}
