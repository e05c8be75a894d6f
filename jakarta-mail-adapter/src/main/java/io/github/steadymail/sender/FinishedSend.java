package io.github.steadymail.sender;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.PartialDeliveryException;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.transport.TransactionTimes;
import java.time.Duration;
import java.util.Optional;

/**
 * A send that has ended.
 *
 * @param server where it was sent to
 * @param outcome what came of it
 * @param messageId the Message-ID header's value, by which the message can be looked up; empty if it has none
 * @param recipients for how many it was
 * @param attempts how often it was tried; 0 if it got no connection. That a stale connection was replaced, before anything
 *     can have gone out, does not count
 * @param waited how long it waited for a connection, with opening one
 * @param times how long the parts of its transactions took, those of all attempts together
 * @param took how long it took in all
 */
public record FinishedSend(
        ServerAddress server,
        Outcome outcome,
        Optional<String> messageId,
        int recipients,
        int attempts,
        Duration waited,
        TransactionTimes times,
        Duration took) {
    /**
     * Names the outcome, for counters.
     *
     * @return accepted, in_part, failed or unknown
     */
    public String outcomeName() {
        return OutcomeName.of(outcome);
    }

    /**
     * Returns why it failed.
     *
     * @return the kind; empty if it was accepted for all
     */
    public Optional<FailureKind> kind() {
        return outcome.failure().map(SmtpFailure::kind);
    }

    /**
     * Returns where it failed.
     *
     * @return the phase; empty if it was accepted for all, or nothing was said for it
     */
    public Optional<SmtpPhase> phase() {
        return outcome.failure().flatMap(SmtpFailure::phase);
    }

    /**
     * Returns the identifier by which the server's operator finds the message.
     *
     * @return as the server's words gave it, empty if they gave none, or it took nothing
     */
    public Optional<String> queueId() {
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted.receipt().queueId();
        }
        return outcome.failure()
                .filter(PartialDeliveryException.class::isInstance)
                .flatMap(partial -> ((PartialDeliveryException) partial).finalReply())
                .flatMap(reply -> reply.details().queueId());
    }
}
