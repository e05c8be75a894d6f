package io.github.steadymail.transport;

import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.reply.SmtpReply;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server said when it took a message for all its recipients.
 *
 * <p>Immutable and thread-safe.
 *
 * @see SteadymailTransport#receipt()
 */
public final class Receipt {
    private final SmtpReply reply;
    private final List<RecipientOutcome> recipients;
    private final @Nullable String messageId;

    Receipt(SmtpReply reply, List<RecipientOutcome> recipients, @Nullable String messageId) {
        this.reply = reply;
        this.recipients = List.copyOf(recipients);
        this.messageId = messageId;
    }

    /**
     * Returns the reply to the end of data.
     *
     * @return a 2yz reply
     */
    public SmtpReply reply() {
        return reply;
    }

    /**
     * Returns the outcome of each recipient, with the reply to its RCPT.
     *
     * @return accepted outcomes, in the envelope's order
     */
    public List<RecipientOutcome> recipients() {
        return recipients;
    }

    /**
     * Returns the message's identifier.
     *
     * @return the Message-ID header's value, empty if there is none
     */
    public Optional<String> messageId() {
        return Optional.ofNullable(messageId);
    }

    @Override
    public String toString() {
        return reply + " for " + recipients.size() + (recipients.size() == 1 ? " recipient" : " recipients");
    }
}
