package io.github.steadymail.failure;

import io.github.steadymail.reply.ReplyClass;
import io.github.steadymail.reply.ReplyCode;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a reply means, from where it was said and what it says.
 *
 * <p>The rules are data, in {@code reply-rules.txt} beside this class, most specific first; the first that applies
 * decides the kind. Whether it is permanent is decided apart: by the code's first digit, unless the kind allows but one
 * verdict. Immutable and thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321, section 4.2</a>
 */
public final class ReplyClassifier {
    private static final ReplyClassifier STANDARD = new ReplyClassifier(RuleFile.standard());

    private final List<ReplyRule> rules;

    ReplyClassifier(List<ReplyRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Returns the classifier with the built-in rules.
     *
     * @return the one instance
     */
    public static ReplyClassifier standard() {
        return STANDARD;
    }

    /**
     * Classifies a reply.
     *
     * @param phase where it was said, null if that is not known
     * @param reply what was said; one that is not complete is classified by what was read, and never accepts
     * @return what it means
     */
    public Classification classify(@Nullable SmtpPhase phase, SmtpReply reply) {
        return classify(phase, reply, false);
    }

    /**
     * Classifies a reply to RCPT, where it matters whether the server had accepted a recipient before: then 452 and 552
     * may speak of the number of recipients (RFC 5321, section 4.5.3.1.10).
     *
     * @param phase where it was said, null if that is not known
     * @param reply what was said; one that is not complete is classified by what was read, and never accepts
     * @param recipientAccepted whether a recipient of the same transaction had been accepted before
     * @return what it means
     */
    public Classification classify(@Nullable SmtpPhase phase, SmtpReply reply, boolean recipientAccepted) {
        if (reply.isComplete() && accepts(phase, reply.code())) {
            return new Classification(FailureKind.UNKNOWN, true, phase, reply, "accepted", null, null, true);
        }
        if (phase == SmtpPhase.END_OF_DATA && !reply.isComplete()) {
            return new Classification(
                    FailureKind.OUTCOME_UNKNOWN, false, phase, reply, "no-verdict", null, null, false);
        }
        boolean noServer = phase != null && phase.isSetup() && !reply.code().isNegative();
        boolean permanent = noServer || reply.code().isPermanentNegative();
        Duration stated = reply.code().isNegative() ? StatedDelay.in(reply) : null;
        for (ReplyRule rule : rules) {
            if (rule.applies(phase, reply, recipientAccepted)) {
                return new Classification(rule.kind(), permanent, phase, reply, rule.id(), rule.delay(), stated, false);
            }
        }
        return new Classification(FailureKind.UNKNOWN, permanent, phase, reply, "none", null, stated, false);
    }

    /** Whether this code is the one with which the phase goes on. */
    private static boolean accepts(@Nullable SmtpPhase phase, ReplyCode code) {
        ReplyClass replyClass = code.replyClass();
        if (phase == SmtpPhase.DATA) {
            return replyClass == ReplyClass.POSITIVE_INTERMEDIATE;
        }
        if (phase != null && phase.isSetup()) {
            return code.equals(phase == SmtpPhase.EHLO ? ReplyCode.OK : ReplyCode.SERVICE_READY);
        }
        return replyClass == ReplyClass.POSITIVE_COMPLETION
                || (phase == SmtpPhase.AUTH && replyClass == ReplyClass.POSITIVE_INTERMEDIATE);
    }
}
