package io.github.steadymail.failure;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule: where it applies, what it looks for, and what that means.
 *
 * @param file the file that it stands in
 * @param line the line of its head
 * @param id how the rule is called
 * @param scope where it applies
 * @param phrases what the text has to hold, any of them; none for any text
 * @param exceptions what the text must not hold, none of them
 * @param kind what it means; null for a rule that only tells permanent from passing
 * @param permanent whether it is permanent; null where the code's first digit decides
 * @param delay the default delay where it is not the kind's, else null; for a rule that tells neither kind nor verdict,
 *     the delay that the words mean
 * @param delayFollows whether the delay stands in the text, behind the phrase
 * @param meaning what it means, in words
 */
record ReplyRule(
        String file,
        int line,
        String id,
        RuleScope scope,
        List<Phrase> phrases,
        List<Phrase> exceptions,
        @Nullable FailureKind kind,
        @Nullable Boolean permanent,
        @Nullable Duration delay,
        boolean delayFollows,
        String meaning) {

    /**
     * What to look for.
     *
     * @param text the phrase, in the notation of the files
     * @param line the line that it stands in
     */
    record Phrase(String text, int line) {}

    /** What a rule tells. */
    enum Matter {
        KIND,
        VERDICT,
        DELAY
    }

    /** Whether a rule of this name only guesses: by single words, or by the code alone. */
    static boolean isGuess(String id) {
        return id.startsWith("hint.") || id.startsWith("code.");
    }

    Matter matter() {
        return kind != null ? Matter.KIND : permanent != null ? Matter.VERDICT : Matter.DELAY;
    }
}
