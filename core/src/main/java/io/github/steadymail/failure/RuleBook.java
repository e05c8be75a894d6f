package io.github.steadymail.failure;

import io.github.steadymail.failure.RuleScope.Occasion;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import io.github.steadymail.words.Phrases;
import io.github.steadymail.words.ReplyWords;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules in their order, so prepared that a reply meets few of them. Immutable in effect and thread-safe. */
final class RuleBook {
    private static final int CODES = 1000;

    private final List<ReplyRule> rules;
    private final Phrases phrases = new Phrases();
    /** Filled by whoever comes first; a record, because its field is final, and so read whole without a lock. */
    private final @Nullable Indexes[] withoutPhrases = new Indexes[CODES];

    RuleBook(List<ReplyRule> rules) {
        this.rules = List.copyOf(rules);
        for (int i = 0; i < rules.size(); i++) {
            ReplyRule rule = rules.get(i);
            for (ReplyRule.Phrase phrase : rule.phrases()) {
                add(rule, phrase, i << 1);
            }
            for (ReplyRule.Phrase phrase : rule.exceptions()) {
                add(rule, phrase, i << 1 | 1);
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Indexes(int[] all) {}

    private void add(ReplyRule rule, ReplyRule.Phrase phrase, int number) {
        try {
            phrases.add(phrase.text(), number);
        } catch (IllegalArgumentException e) {
            throw RuleFile.bad(rule.file(), phrase.line(), String.valueOf(e.getMessage()), e);
        }
    }

    List<ReplyRule> rules() {
        return rules;
    }

    ReplyRule rule(int index) {
        return rules.get(index);
    }

    Phrases phrases() {
        return phrases;
    }

    /** The first rule for each matter. */
    Decision decide(@Nullable SmtpPhase phase, SmtpReply reply, boolean recipientAccepted) {
        ReplyWords words = phrases.wordsOf(reply);
        Decision decision = new Decision(this, Occasion.of(phase, reply, recipientAccepted), words);
        phrases.find(words, decision);
        decision.finish();
        return decision;
    }

    /** The rules that look for no phrase and apply to a code. */
    int[] withoutPhrases(int code) {
        Indexes known = withoutPhrases[code];
        if (known == null) {
            int[] all = new int[rules.size()];
            int size = 0;
            for (int i = 0; i < all.length; i++) {
                if (rules.get(i).phrases().isEmpty() && rules.get(i).scope().hasCode(code)) {
                    all[size++] = i;
                }
            }
            known = new Indexes(Arrays.copyOf(all, size));
            withoutPhrases[code] = known;
        }
        return known.all();
    }
}
