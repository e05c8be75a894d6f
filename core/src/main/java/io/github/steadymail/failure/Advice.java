package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the advice on a whole transaction together. */
final class Advice {
    private Advice() {}

    static RetryAdvice of(RetryAction action, Classification cause, int batchSize) {
        return new RetryAdvice(
                action,
                cause.backoff(),
                cause.statedDelay().orElse(null),
                batchSize,
                reason(action, cause.kind(), batchSize));
    }

    /** The advice on recipients of which each has its own outcome: the slowest of those that are deferred counts. */
    static RetryAdvice of(FailureType type, List<RecipientOutcome> recipients, FailureKind kind) {
        boolean anyRemaining = false;
        Classification slowest = null;
        for (RecipientOutcome recipient : recipients) {
            anyRemaining |= recipient.isRemaining();
            Classification refusal = recipient.refusal();
            if (recipient.disposition() == Disposition.DEFERRED && refusal != null && slower(refusal, slowest)) {
                slowest = refusal;
            }
        }
        RetryAction action = switch (type.action()) {
            case NEVER, REMAINING -> anyRemaining ? RetryAction.REMAINING : RetryAction.NEVER;
            default -> type.action();
        };
        int batchSize = batchSize(recipients);
        return slowest == null
                ? new RetryAdvice(action, Backoff.NONE, null, batchSize, reason(action, kind, batchSize))
                : new RetryAdvice(
                        action,
                        waiting(action, slowest.backoff()),
                        slowest.statedDelay().orElse(null),
                        batchSize,
                        reason(action, kind, batchSize));
    }

    /** Later is never at once. */
    private static Backoff waiting(RetryAction action, Backoff backoff) {
        boolean atOnce = action == RetryAction.LATER && backoff.equals(Backoff.NONE);
        return atOnce ? FailureKind.UNKNOWN.backoff() : backoff;
    }

    private static boolean slower(Classification one, @Nullable Classification other) {
        return other == null || one.advice().delay(1).compareTo(other.advice().delay(1)) > 0;
    }

    /** How many recipients had been accepted when the server said that these were too many; half, if it said so later. */
    private static int batchSize(List<RecipientOutcome> recipients) {
        int accepted = 0;
        for (RecipientOutcome recipient : recipients) {
            Classification refusal = recipient.refusal();
            if (refusal != null && refusal.kind() == FailureKind.TOO_MANY_RECIPIENTS) {
                boolean atOnce = refusal.phase().filter(SmtpPhase.RCPT::equals).isPresent();
                return Math.max(1, atOnce ? accepted : recipients.size() / 2);
            }
            SmtpReply reply = recipient.reply().orElse(null);
            if (reply != null && reply.code().isPositiveCompletion()) {
                accepted++;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static String reason(RetryAction action, FailureKind kind, int batchSize) {
        return switch (action) {
            case NEVER -> kind.refusedAgain();
            case LATER -> "sent again later, unchanged, it may be accepted";
            case RECONNECT -> "nothing went out; send it again on a new connection";
            case REMAINING -> "send it to the remaining recipients, and to nobody else";
            case SPLIT ->
                "nothing went out; send it in "
                        + (batchSize == Integer.MAX_VALUE ? "smaller batches" : batches(batchSize));
            case VERIFY -> "it may have gone out; look it up by its Message-ID before sending it again";
        };
    }

    private static String batches(int batchSize) {
        return "batches of " + batchSize + (batchSize == 1 ? " recipient" : " recipients");
    }
}
