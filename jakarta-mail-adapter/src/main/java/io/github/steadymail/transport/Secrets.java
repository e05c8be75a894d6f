package io.github.steadymail.transport;

import io.github.steadymail.reply.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said in an AUTH exchange, to be blotted out where the server repeats it. */
final class Secrets {
    private static final int SHORTEST = 4;
    private static final int CODE_LENGTH = 4;
    private static final String BLOT = "*****";

    private final List<String> secrets = new ArrayList<>();

    /** The password itself, however short. */
    void addPassword(@Nullable String password) {
        add(password, 1);
    }

    /** What was said on the wire; shorter lines hold no secret. */
    void add(@Nullable String line) {
        add(line, SHORTEST);
    }

    private void add(@Nullable String secret, int shortest) {
        if (secret != null && secret.length() >= shortest) {
            secrets.add(secret);
            secrets.sort(Comparator.comparing(String::length).reversed());
        }
    }

    /** The reply without the secrets: itself where it repeats none. Its codes stay. */
    SmtpReply blotted(SmtpReply reply) {
        if (secrets.stream().noneMatch(reply.text()::contains)) {
            return reply;
        }
        String wire = blotted(new String(reply.toWire(), StandardCharsets.UTF_8));
        String end = reply.isComplete() ? wire : wire.stripTrailing();
        return SmtpReply.parse(end.getBytes(StandardCharsets.UTF_8));
    }

    /** The text of a reply without the secrets, line by line, with the code at the beginning of each. */
    String blotted(String text) {
        StringBuilder blotted = new StringBuilder();
        for (int start = 0; start < text.length(); ) {
            int lineFeed = text.indexOf('\n', start);
            int next = lineFeed < 0 ? text.length() : lineFeed + 1;
            int words = startsWithCode(text, start, next) ? start + CODE_LENGTH : start;
            String line = text.substring(words, next);
            for (String secret : secrets) {
                line = line.replace(secret, BLOT);
            }
            blotted.append(text, start, words).append(line);
            start = next;
        }
        return blotted.toString();
    }

    private static boolean startsWithCode(String text, int start, int end) {
        return end - start > CODE_LENGTH
                && text.substring(start, start + CODE_LENGTH - 1).chars().allMatch(c -> c >= '0' && c <= '9')
                && " -".indexOf(text.charAt(start + CODE_LENGTH - 1)) >= 0;
    }
}
