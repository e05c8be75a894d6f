package io.github.steadymail.reply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a reply's text holds beside its meaning: addresses, links and numbers worth having, as the server wrote them.
 *
 * <p>All of it is foreign text: a forward path or a link is shown to people, never followed by itself. Immutable and
 * thread-safe; what is asked for is looked for then, in one pass over at most {@link SmtpReply#MAX_OCTETS}.
 *
 * @see SmtpReply#details()
 */
public final class ReplyDetails {
    private static final List<String> QUEUE_WORDS = List.of(
            "queued as ", "queued mail for delivery", "ok id=", " id=", "queue id ", "queueid ", "message accepted ");
    private static final List<String> LISTS_OF = List.of(
            "blocked using ",
            "listed by ",
            "listed in ",
            "listed at ",
            "listed on ",
            "blacklisted by ",
            "blacklist at ",
            "rejected using ",
            "blocked by ",
            "black list at ",
            "blacklisted using ",
            "found in ");
    private static final List<String> LIMITS = List.of(
            "size limit ",
            "limit of ",
            "limit is ",
            "maximum of ",
            "max of ",
            "maximum ",
            "limit=",
            "limit: ",
            "exceeds ",
            "exceeded ");
    private static final Set<String> MULTIPLES = Set.of(
            "k",
            "m",
            "g",
            "kb",
            "mb",
            "gb",
            "kib",
            "mib",
            "gib",
            "kbytes",
            "mbytes",
            "kilobytes",
            "megabytes",
            "gigabytes");

    private final SmtpReply reply;

    ReplyDetails(SmtpReply reply) {
        this.reply = reply;
    }

    /**
     * Returns the address to which the user has moved, as 551 and X.1.6 name it (RFC 5321, section 3.4).
     *
     * @return the address without angle brackets, empty for other replies and where none is named
     */
    public Optional<String> forwardPath() {
        boolean moved = reply.code().equals(ReplyCode.USER_NOT_LOCAL)
                || reply.code().equals(ReplyCode.WILL_FORWARD)
                || reply.enhanced().filter(e -> e.registryKey().equals("X.1.6")).isPresent();
        if (!moved) {
            return Optional.empty();
        }
        String text = text();
        int behind = text.lastIndexOf('>');
        while (behind >= 0) {
            int open = text.lastIndexOf('<', behind);
            int close = text.indexOf('>', Math.max(open, 0));
            if (open >= 0 && isAddress(text, open + 1, close)) {
                return Optional.of(text.substring(open + 1, close));
            }
            behind = open < 0 ? -1 : text.lastIndexOf('>', open);
        }
        return Optional.empty();
    }

    private static boolean isAddress(String text, int start, int end) {
        int at = -1;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c <= ' ') {
                return false;
            }
            if (c == '@' && at < 0) {
                at = i;
            }
        }
        return at > start && at < end - 1;
    }

    /**
     * Returns the first link in the text, which providers give for help.
     *
     * @return an http or https address, without what only ends the sentence
     */
    public Optional<String> helpUrl() {
        String text = text();
        for (int scheme = text.indexOf("://"); scheme >= 0; scheme = text.indexOf("://", scheme + 1)) {
            int start = scheme;
            while (start > 0 && isLetter(text.charAt(start - 1))) {
                start--;
            }
            String name = text.substring(start, scheme).toLowerCase(Locale.ROOT);
            if (name.equals("http") || name.equals("https")) {
                return Optional.of(text.substring(start, endOfUrl(text, scheme + 3)));
            }
        }
        return Optional.empty();
    }

    private static int endOfUrl(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) > ' ' && "<>\"{}|\\^`[]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > start && ".,;:!?)'".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /**
     * Returns the block list that the text names as the one that lists the client.
     *
     * @return a domain such as {@code zen.spamhaus.org}, or a name
     */
    public Optional<String> blockList() {
        String text = text();
        String lower = text.toLowerCase(Locale.ROOT);
        for (String words : LISTS_OF) {
            int found = lower.indexOf(words);
            if (found >= 0) {
                int start = found + words.length();
                while (start < text.length() && !isLetter(text.charAt(start)) && !isDigit(text.charAt(start))) {
                    start++;
                }
                String name = token(text, start);
                if (name.indexOf('.') > 0 && !isNumeric(name)) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the identifier under which the server has queued the message, or refused it.
     *
     * @return the identifier, empty where the text names none
     */
    public Optional<String> queueId() {
        String text = text();
        String lower = text.toLowerCase(Locale.ROOT);
        for (String words : QUEUE_WORDS) {
            int found = lower.indexOf(words);
            if (found >= 0) {
                String id = token(text, found + words.length());
                if (id.length() >= 4 && id.chars().anyMatch(c -> c >= '0' && c <= '9')) {
                    return Optional.of(id);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the limit that the text gives in numbers: octets, recipients or messages, as the reply speaks of.
     *
     * @return the number, empty where the text gives none, or gives it in megabytes and the like, which not all count alike
     */
    public OptionalLong limit() {
        String text = text().toLowerCase(Locale.ROOT);
        for (String words : LIMITS) {
            for (int found = text.indexOf(words); found >= 0; found = text.indexOf(words, found + 1)) {
                OptionalLong limit = wholeNumber(text, found + words.length());
                if (limit.isPresent()) {
                    return limit;
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The number there, unless it has more than 18 digits, a fraction or groups, or a unit that hides what it counts. */
    private static OptionalLong wholeNumber(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        boolean goesOn =
                end + 1 < text.length() && ".,'".indexOf(text.charAt(end)) >= 0 && isDigit(text.charAt(end + 1));
        int unit = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        boolean readable = end > start && end <= start + 18 && !goesOn && !MULTIPLES.contains(token(text, unit));
        return readable ? OptionalLong.of(Long.parseLong(text.substring(start, end))) : OptionalLong.empty();
    }

    private String text() {
        return String.join(" ", reply.lines());
    }

    private static String token(String text, int start) {
        int end = Math.min(start, text.length());
        while (end < text.length()
                && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)) || "-._".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        while (end > start && "-._".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(Math.min(start, text.length()), Math.max(end, Math.min(start, text.length())));
    }

    private static boolean isNumeric(String name) {
        return name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
