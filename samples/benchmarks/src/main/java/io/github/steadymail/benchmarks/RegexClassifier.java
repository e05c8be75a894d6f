package io.github.steadymail.benchmarks;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.reply.EnhancedStatusCode;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.util.List;

/**
 * The same rules as regular expressions, tried one by one until the first applies.
 *
 * <p>It does less than the classifier, so that the comparison is not to its disadvantage: the patterns are compiled once,
 * the text is folded once, and it looks for the kind alone, neither for the verdict nor for the delay.
 */
final class RegexClassifier {
    private final List<RegexRule> rules = RegexRule.all();

    FailureKind classify(SmtpPhase phase, SmtpReply reply) {
        RegexText text = RegexText.of(reply);
        String code = reply.code().toString();
        String enhanced = reply.enhanced().map(EnhancedStatusCode::toString).orElse("-");
        for (RegexRule rule : rules) {
            if (rule.applies(phase.name(), code, enhanced, text)) {
                return rule.kind();
            }
        }
        return FailureKind.UNKNOWN;
    }
}
