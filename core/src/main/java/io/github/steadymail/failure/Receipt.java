package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpReply;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server said when it took a message for all its recipients.
 *
 * <p>Immutable and thread-safe.
 */
public final class Receipt {
    private final SmtpReply reply;
    private final List<RecipientOutcome> recipients;
    private final @Nullable String messageId;

    /**
     * Makes a receipt; a transport does.
     *
     * @param reply the 2yz reply to the end of data
     * @param recipients accepted outcomes, in the envelope's order
     * @param messageId the Message-ID header's value, null if there is none
     * @throws IllegalArgumentException if the reply is no 2yz, or an outcome is not accepted
     */
    public Receipt(SmtpReply reply, List<RecipientOutcome> recipients, @Nullable String messageId) {
        if (!reply.code().isPositiveCompletion()) {
            throw new IllegalArgumentException("that accepts nothing: " + reply);
        }
        if (!recipients.stream().allMatch(r -> r.disposition() == Disposition.ACCEPTED)) {
            throw new IllegalArgumentException("not everybody is accepted");
        }
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
     * Returns the identifier under which the server queued the message, by which its operator finds it.
     *
     * @return as its words gave it, empty if they gave none
     */
    public Optional<String> queueId() {
        return reply.details().queueId();
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
