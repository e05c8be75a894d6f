package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of a failure: what its exception answers from, and nothing to be asked by anybody else.
 *
 * <p>Immutable and thread-safe, but for what its exceptions and addresses let change.
 */
public final class FailureReport {
    private final FailureKind kind;
    private final @Nullable SmtpPhase phase;
    private final @Nullable SmtpReply reply;
    private final RetryAdvice retryAdvice;
    private final Supplier<String> words;
    private final Surroundings surroundings;
    /** Made by whoever asks first: two who do so at once make the same. */
    private @Nullable String message;

    FailureReport(
            FailureKind kind,
            @Nullable SmtpPhase phase,
            @Nullable SmtpReply reply,
            RetryAdvice retryAdvice,
            Supplier<String> words,
            Surroundings surroundings) {
        this.kind = kind;
        this.phase = phase;
        this.reply = reply;
        this.retryAdvice = retryAdvice;
        this.words = words;
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
            NextException next,
            @Nullable CompletionStage<Outcome> lateVerdict,
            boolean traced) {}

    FailureKind kind() {
        return kind;
    }

    Optional<SmtpPhase> phase() {
        return Optional.ofNullable(phase);
    }

    Optional<SmtpReply> reply() {
        return Optional.ofNullable(reply);
    }

    Optional<SmtpReply> finalReply() {
        return Optional.ofNullable(surroundings.finalReply());
    }

    RetryAdvice retryAdvice() {
        return retryAdvice;
    }

    List<RecipientOutcome> recipients() {
        return surroundings.recipients();
    }

    Optional<String> messageId() {
        return Optional.ofNullable(surroundings.messageId());
    }

    boolean connectionUsable() {
        return surroundings.connectionUsable();
    }

    String message() {
        String made = message;
        if (made == null) {
            made = words.get();
            message = made;
        }
        return made;
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

    /** The exception below, if it is there already. */
    @Nullable
    Exception next() {
        return surroundings.next().atHand();
    }

    /** What makes the exception below; null if nothing is to be made. */
    @Nullable
    Supplier<? extends @Nullable Exception> unmadeNext() {
        return surroundings.next().unmade();
    }

    /** Whether the exception is to have a stack trace of its own, from where it is made. */
    boolean isTraced() {
        return surroundings.traced();
    }

    @Nullable
    CompletionStage<Outcome> lateVerdict() {
        return surroundings.lateVerdict();
    }

    Surroundings surroundings() {
        return surroundings;
    }
}
