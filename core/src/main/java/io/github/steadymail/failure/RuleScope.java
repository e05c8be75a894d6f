package io.github.steadymail.failure;

import io.github.steadymail.reply.EnhancedStatusCode;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a rule applies: phases, reply codes, enhanced status codes. */
final class RuleScope {
    /** Stands for a reply without an enhanced status code. */
    static final int NO_ENHANCED = -1;

    private static final int OF_CLASS = 1_000_000;
    private static final int OF_SUBJECT = 1000;

    private final Set<SmtpPhase> phases;
    private final boolean unknownPhase;
    private final boolean afterAccepted;
    private final int[] codes;
    private final int[] enhanced;

    /**
     * Makes a scope.
     *
     * @param phases the phases
     * @param unknownPhase whether it applies where the phase is not known; without any phase either, it applies everywhere
     * @param afterAccepted whether it applies only after an accepted recipient
     * @param codes pairs of the lowest and the highest code; empty for any code
     * @param enhanced numbers of {@link #number}, class 0 for any class; empty for any code or none
     */
    RuleScope(Set<SmtpPhase> phases, boolean unknownPhase, boolean afterAccepted, int[] codes, int[] enhanced) {
        this.phases = phases;
        this.unknownPhase = unknownPhase;
        this.afterAccepted = afterAccepted;
        this.codes = codes;
        this.enhanced = enhanced;
    }

    /** An enhanced status code as a number; class 0 stands for any class. */
    static int number(int statusClass, int subject, int detail) {
        return statusClass * OF_CLASS + subject * OF_SUBJECT + detail;
    }

    /**
     * What was said, and where: what scopes ask.
     *
     * @param phase the phase, null if it is not known
     * @param code the reply code
     * @param enhanced the number of the enhanced status code, or {@link #NO_ENHANCED}
     * @param recipientAccepted whether a recipient had been accepted before
     */
    record Occasion(@Nullable SmtpPhase phase, int code, int enhanced, boolean recipientAccepted) {

        static Occasion of(@Nullable SmtpPhase phase, SmtpReply reply, boolean recipientAccepted) {
            EnhancedStatusCode enhanced = reply.enhanced().orElse(null);
            int number = enhanced == null
                    ? NO_ENHANCED
                    : RuleScope.number(enhanced.statusClass(), enhanced.subject(), enhanced.detail());
            return new Occasion(phase, reply.code().value(), number, recipientAccepted);
        }
    }

    boolean applies(Occasion occasion) {
        return hasPhase(occasion.phase())
                && (!afterAccepted || occasion.recipientAccepted())
                && hasCode(occasion.code())
                && hasEnhanced(occasion.enhanced());
    }

    private boolean hasPhase(@Nullable SmtpPhase phase) {
        boolean everywhere = phases.isEmpty() && !unknownPhase;
        return everywhere || (phase == null ? unknownPhase : phases.contains(phase));
    }

    boolean hasCode(int code) {
        for (int i = 0; i < codes.length; i += 2) {
            if (code >= codes[i] && code <= codes[i + 1]) {
                return true;
            }
        }
        return codes.length == 0;
    }

    private boolean hasEnhanced(int number) {
        int ofAnyClass = number == NO_ENHANCED ? number : number % OF_CLASS;
        for (int each : enhanced) {
            if (each == number || each == ofAnyClass) {
                return true;
            }
        }
        return enhanced.length == 0;
    }
}
