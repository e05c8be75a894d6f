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

    /** The reply without the secrets: itself where it repeats none. */
    SmtpReply blotted(SmtpReply reply) {
        if (secrets.stream().noneMatch(reply.text()::contains)) {
            return reply;
        }
        String wire = blotted(new String(reply.toWire(), StandardCharsets.UTF_8));
        String end = reply.isComplete() ? wire : wire.stripTrailing();
        return SmtpReply.parse(end.getBytes(StandardCharsets.UTF_8));
    }

    String blotted(String text) {
        String blotted = text;
        for (String secret : secrets) {
            blotted = blotted.replace(secret, BLOT);
        }
        return blotted;
    }
}
