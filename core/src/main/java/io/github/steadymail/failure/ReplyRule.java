package io.github.steadymail.failure;

import io.github.steadymail.reply.EnhancedStatusCode;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule: where it applies, what it looks for, and the kind.
 *
 * @param id how the rule is called
 * @param phases where it applies, empty for everywhere
 * @param afterAccepted whether it applies only after an accepted recipient
 * @param codes three characters each, {@code yz} for any two digits; empty for any code
 * @param enhanced {@code X.1.1} or {@code 5.1.1}, {@code -} for none; empty for any or none
 * @param words what the text has to hold, or not to hold
 * @param kind what it means
 * @param delay the default delay where it is not the kind's, else null
 */
record ReplyRule(
        String id,
        Set<SmtpPhase> phases,
        boolean afterAccepted,
        List<String> codes,
        Set<String> enhanced,
        Words words,
        FailureKind kind,
        @Nullable Duration delay) {

    boolean applies(@Nullable SmtpPhase phase, SmtpReply reply, boolean recipientAccepted) {
        return (phases.isEmpty() || (phase != null && phases.contains(phase)))
                && (!afterAccepted || recipientAccepted)
                && matchesCode(reply.code().value())
                && matchesEnhanced(reply.enhanced().orElse(null))
                && words.match(reply);
    }

    private boolean matchesCode(int code) {
        for (String pattern : codes) {
            if (pattern.charAt(0) - '0' == code / 100
                    && (pattern.charAt(1) == 'y' || Integer.parseInt(pattern) == code)) {
                return true;
            }
        }
        return codes.isEmpty();
    }

    private boolean matchesEnhanced(@Nullable EnhancedStatusCode code) {
        if (enhanced.isEmpty()) {
            return true;
        }
        return code == null
                ? enhanced.contains("-")
                : enhanced.contains(code.registryKey()) || enhanced.contains(code.toString());
    }
}
