package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpReply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the delay that a reply's own words give: a number and a unit behind a phrase that asks to come back. */
final class StatedDelay {
    private static final List<String> PHRASES =
            List.of("try again in ", "try again after ", "retry in ", "retry after ", "come back in ", "please wait ");

    private StatedDelay() {}

    static @Nullable Duration in(SmtpReply reply) {
        String text = String.join(" ", reply.lines()).toLowerCase(Locale.ROOT);
        for (String phrase : PHRASES) {
            int start = text.indexOf(phrase);
            if (start >= 0) {
                Duration delay = at(text, start + phrase.length());
                if (delay != null) {
                    return delay;
                }
            }
        }
        return null;
    }

    private static @Nullable Duration at(String text, int start) {
        int end = start;
        while (end < text.length() && end < start + 6 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == start) {
            return null;
        }
        long number = Long.parseLong(text, start, end, 10);
        String unit = text.startsWith(" ", end) ? text.substring(end + 1) : text.substring(end);
        if (unit.startsWith("s")) {
            return Duration.ofSeconds(number);
        }
        if (unit.startsWith("m") && !unit.startsWith("mo")) {
            return Duration.ofMinutes(number);
        }
        if (unit.startsWith("h")) {
            return Duration.ofHours(number);
        }
        return unit.startsWith("d") ? Duration.ofDays(number) : null;
    }
}
