package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpReply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a reply was taken for what it was: the rule that decided, and the place of the words that it found. */
final class Evidence {
    private final @Nullable RuleBook book;
    private final String rule;
    private final String meaning;
    private final int from;
    private final int to;

    Evidence(RuleBook book, ReplyRule rule, int from, int to) {
        this(book, rule.id(), rule.meaning(), from, to);
    }

    private Evidence(@Nullable RuleBook book, String rule, String meaning, int from, int to) {
        this.book = book;
        this.rule = rule;
        this.meaning = meaning;
        this.from = from;
        this.to = to;
    }

    /** A decision that no rule's words made. */
    static Evidence named(String rule) {
        return new Evidence(null, rule, "", 0, 0);
    }

    /** The same for a reply that was not the one in which the words were found. */
    Evidence withoutWords() {
        return new Evidence(null, rule, meaning, 0, 0);
    }

    String rule() {
        return rule;
    }

    Optional<String> meaning() {
        return meaning.isEmpty() ? Optional.empty() : Optional.of(meaning);
    }

    /** The words of the reply that the rule found; empty where the codes decided. */
    Optional<String> words(@Nullable SmtpReply reply) {
        return book == null || reply == null || from == to
                ? Optional.empty()
                : Optional.of(book.phrases().covered(reply, from, to));
    }
}
