package io.github.steadymail.failure;

import io.github.steadymail.reply.Printable;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a failure says, put in words when somebody asks for them.
 *
 * @param decisive the reason
 * @param detail what no reply tells, null for nothing
 * @param recipients what became of each recipient
 * @param advice what to do about it
 */
record FailureMessage(
        Classification decisive, @Nullable String detail, List<RecipientOutcome> recipients, RetryAdvice advice)
        implements Supplier<String> {
    private static final int NAMED_RECIPIENTS = 3;

    @Override
    public String get() {
        SmtpReply reply = decisive.reply().orElse(null);
        SmtpPhase phase = decisive.phase().orElse(null);
        StringBuilder text = new StringBuilder();
        if (reply != null) {
            text.append(reply);
        }
        if (detail != null) {
            text.append(text.length() == 0 ? "" : "; ").append(Printable.of(detail, 500));
        }
        text.append(text.length() == 0 ? "no reply" : "").append(" [").append(decisive.kind());
        if (phase != null) {
            text.append(" at ").append(phase);
        }
        if (phase == SmtpPhase.RCPT) {
            appendRecipients(text, reply);
        }
        return text.append("; ").append(advice).append(']').toString();
    }

    /** Names those of whom the reply speaks, and counts those who failed otherwise. */
    private void appendRecipients(StringBuilder text, @Nullable SmtpReply reply) {
        List<RecipientOutcome> failed =
                recipients.stream().filter(r -> r.refusal() != null).toList();
        List<RecipientOutcome> meant = failed.stream()
                .filter(r -> Objects.equals(r.reply().orElse(null), reply))
                .toList();
        String names = meant.stream()
                .limit(NAMED_RECIPIENTS)
                .map(r -> Printable.of(r.address(), 320))
                .collect(Collectors.joining(", "));
        text.append(names.isEmpty() ? "" : " for " + names);
        if (meant.size() > NAMED_RECIPIENTS) {
            text.append(" and ").append(meant.size() - NAMED_RECIPIENTS).append(" more");
        }
        if (failed.size() > meant.size()) {
            text.append("; ").append(failed.size() - meant.size()).append(" more failed otherwise");
        }
        if (recipients.stream().anyMatch(r -> r.disposition() == Disposition.ACCEPTED)) {
            text.append("; the others have it");
        }
    }
}
