package io.github.steadymail.failure;

import io.github.steadymail.failure.ReplyRule.Matter;
import io.github.steadymail.failure.RuleScope.Occasion;
import io.github.steadymail.words.Phrases;
import io.github.steadymail.words.ReplyWords;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is found while a reply is read: for each matter the first rule that applies. Not thread-safe. */
final class Decision implements Phrases.Finder {
    private static final int NONE = Integer.MAX_VALUE;
    private static final int WAITING = 3;
    private static final int[] NOBODY = {};

    private final RuleBook book;
    private final Occasion occasion;
    private final ReplyWords words;

    private int kindRule = NONE;
    private int verdictRule = NONE;
    private int delayRule = NONE;
    private int from;
    private int to;
    private @Nullable Duration delay;
    /** Rules with exceptions whose phrases were found, each with the place. */
    private int[] waiting = NOBODY;

    private long @Nullable [] excepted;

    Decision(RuleBook book, Occasion occasion, ReplyWords words) {
        this.book = book;
        this.occasion = occasion;
        this.words = words;
    }

    /** Takes a phrase: a number is twice the rule's index, and odd for an exception. */
    @Override
    public void found(int number, int begin, int end) {
        int index = number >> 1;
        if ((number & 1) == 1) {
            except(index);
            return;
        }
        ReplyRule rule = book.rule(index);
        if (index >= first(rule.matter()) || !rule.scope().applies(occasion)) {
            return;
        }
        if (rule.matter() == Matter.DELAY && told(rule, end) == null) {
            return;
        }
        if (rule.exceptions().isEmpty()) {
            take(index, rule, begin, end);
        } else if (!isWaiting(index)) {
            waiting = Arrays.copyOf(waiting, waiting.length + WAITING);
            waiting[waiting.length - 3] = index;
            waiting[waiting.length - 2] = begin;
            waiting[waiting.length - 1] = end;
        }
    }

    private int first(Matter matter) {
        return switch (matter) {
            case KIND -> kindRule;
            case VERDICT -> verdictRule;
            case DELAY -> delayRule;
        };
    }

    private boolean isWaiting(int index) {
        for (int i = 0; i < waiting.length; i += WAITING) {
            if (waiting[i] == index) {
                return true;
            }
        }
        return false;
    }

    private void except(int index) {
        if (excepted == null) {
            excepted = new long[(book.rules().size() + 63) / 64];
        }
        excepted[index >> 6] |= 1L << index;
    }

    private boolean isExcepted(int index) {
        return excepted != null && (excepted[index >> 6] & 1L << index) != 0;
    }

    private void take(int index, ReplyRule rule, int begin, int end) {
        switch (rule.matter()) {
            case KIND -> {
                if (index < kindRule) {
                    kindRule = index;
                    from = begin;
                    to = end;
                }
            }
            case VERDICT -> verdictRule = Math.min(verdictRule, index);
            case DELAY -> {
                if (index < delayRule) {
                    delayRule = index;
                    delay = told(rule, end);
                }
            }
        }
    }

    /** The delay that a rule tells: its own, or the one behind its words; null if none stands there. */
    private @Nullable Duration told(ReplyRule rule, int end) {
        return rule.delayFollows() ? Phrases.spanAt(words, end) : rule.delay();
    }

    /** All phrases have been found: what remains are the rules with exceptions and those without phrases. */
    void finish() {
        for (int i = 0; i < waiting.length; i += WAITING) {
            if (!isExcepted(waiting[i])) {
                take(waiting[i], book.rule(waiting[i]), waiting[i + 1], waiting[i + 2]);
            }
        }
        for (int index : book.withoutPhrases(occasion.code())) {
            if (index >= kindRule) {
                return;
            }
            ReplyRule rule = book.rule(index);
            if (!isExcepted(index) && rule.scope().applies(occasion)) {
                take(index, rule, 0, 0);
                return;
            }
        }
    }

    @Nullable
    ReplyRule kindRule() {
        return kindRule == NONE ? null : book.rule(kindRule);
    }

    @Nullable
    ReplyRule verdictRule() {
        return verdictRule == NONE ? null : book.rule(verdictRule);
    }

    /** The delay that the words give; null if they give none. */
    @Nullable
    Duration statedDelay() {
        return delay;
    }

    /** The first of the words that decided the kind. */
    int from() {
        return from;
    }

    /** The word behind the last that decided; where no words did, as {@link #from}. */
    int to() {
        return to;
    }
}
