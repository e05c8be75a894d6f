package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of a failure: what its exception answers from.
 *
 * <p>Immutable and thread-safe, but for what its exceptions and addresses let change.
 */
public final class FailureReport {
    private final FailureKind kind;
    private final @Nullable SmtpPhase phase;
    private final @Nullable SmtpReply reply;
    private final RetryAdvice retryAdvice;
    private final String message;
    private final Surroundings surroundings;

    FailureReport(
            FailureKind kind,
            @Nullable SmtpPhase phase,
            @Nullable SmtpReply reply,
            RetryAdvice retryAdvice,
            String message,
            Surroundings surroundings) {
        this.kind = kind;
        this.phase = phase;
        this.reply = reply;
        this.retryAdvice = retryAdvice;
        this.message = message;
        this.surroundings = surroundings;
    }

    /** What stands around the decision: whose transaction it was, and what the old exceptions carried. */
    record Surroundings(
            List<RecipientOutcome> recipients,
            @Nullable SmtpReply finalReply,
            @Nullable String messageId,
            boolean connectionUsable,
            Address @Nullable [] validSent,
            Address @Nullable [] validUnsent,
            Address @Nullable [] invalid,
            @Nullable Exception next) {}

    /**
     * Returns what went wrong.
     *
     * @return the kind
     */
    public FailureKind kind() {
        return kind;
    }

    /**
     * Returns where it went wrong.
     *
     * @return the phase, empty if that is not known
     */
    public Optional<SmtpPhase> phase() {
        return Optional.ofNullable(phase);
    }

    /**
     * Returns the reply that decided.
     *
     * @return the reply, empty if none came
     */
    public Optional<SmtpReply> reply() {
        return Optional.ofNullable(reply);
    }

    /**
     * Returns the reply with which the server accepted the message for some of the recipients.
     *
     * @return the 2yz reply to the end of data, empty unless somebody accepted
     */
    public Optional<SmtpReply> finalReply() {
        return Optional.ofNullable(surroundings.finalReply());
    }

    /**
     * Returns what to do about the whole transaction.
     *
     * @return the advice
     */
    public RetryAdvice retryAdvice() {
        return retryAdvice;
    }

    /**
     * Returns what became of each recipient.
     *
     * @return one outcome a recipient, in the envelope's order
     */
    public List<RecipientOutcome> recipients() {
        return surroundings.recipients();
    }

    /**
     * Returns the message's identifier.
     *
     * @return the Message-ID header's value, empty if there is none
     */
    public Optional<String> messageId() {
        return Optional.ofNullable(surroundings.messageId());
    }

    /**
     * Whether the connection is in step and may send the next message.
     *
     * @return false if it was closed
     */
    public boolean connectionUsable() {
        return surroundings.connectionUsable();
    }

    String message() {
        return message;
    }

    Address @Nullable [] validSent() {
        return surroundings.validSent();
    }

    Address @Nullable [] validUnsent() {
        return surroundings.validUnsent();
    }

    Address @Nullable [] invalid() {
        return surroundings.invalid();
    }

    @Nullable
    Exception next() {
        return surroundings.next();
    }

    Surroundings surroundings() {
        return surroundings;
    }
}
