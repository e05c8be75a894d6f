package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpReply;
import java.util.List;
import java.util.Locale;

/**
 * What a rule looks for in the text of a reply, whatever the case.
 *
 * @param phrases the phrases in lower case, none for any text
 * @param wanted whether one of them must stand there, or none of them may
 */
record Words(List<String> phrases, boolean wanted) {
    static final Words ANY = new Words(List.of(), true);

    boolean match(SmtpReply reply) {
        if (phrases.isEmpty()) {
            return true;
        }
        String text = String.join(" ", reply.lines()).toLowerCase(Locale.ROOT);
        return phrases.stream().anyMatch(text::contains) == wanted;
    }
}
