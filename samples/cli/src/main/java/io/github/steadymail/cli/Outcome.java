package io.github.steadymail.cli;

import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.reply.SmtpReply;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a send.
 *
 * @param failure the failure, null if the server accepted for all
 * @param reply the reply that decided
 * @param recipients what became of each recipient, in the envelope's order
 * @param connectionUsable whether the connection is in step
 */
record Outcome(
        @Nullable SmtpFailure failure,
        Optional<SmtpReply> reply,
        List<RecipientOutcome> recipients,
        boolean connectionUsable) {

    static Outcome accepted(SmtpReply reply, List<RecipientOutcome> recipients) {
        return new Outcome(null, Optional.of(reply), recipients, true);
    }

    /** The outcome of a failure; where it knows no recipient, none of the envelope's was attempted. */
    static Outcome failed(SmtpFailure failure, Envelope envelope) {
        List<RecipientOutcome> recipients = failure.recipients().isEmpty()
                ? envelope.to().stream()
                        .map(to -> RecipientOutcome.notAttempted(to.getAddress(), null))
                        .toList()
                : failure.recipients();
        return new Outcome(failure, failure.reply(), recipients, failure.connectionUsable());
    }

    List<String> accepted() {
        return recipients.stream()
                .filter(recipient -> recipient.disposition() == Disposition.ACCEPTED)
                .map(RecipientOutcome::address)
                .toList();
    }

    int exitStatus() {
        return failure == null ? ExitStatus.OK : ExitStatus.of(failure);
    }
}
