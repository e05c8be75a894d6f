package io.github.steadymail.reply;

import java.util.List;
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
            "listed at ",
            "listed on ",
            "blacklisted by ",
            "blacklist at ",
            "rejected using ",
            "black list at ",
            "blacklisted using ");
    /** What stands before other things too, so that the name must be one of a list. */
    private static final List<String> LISTS_OR_NOT = List.of("listed in ", "blocked by ", "found in ");

    private static final List<String> NAMES_OF_LISTS = List.of("bl", "spam", "list", "sorbs", "barracuda");
    private static final int LONGEST_PATH = 256;
    private static final int LONGEST_WORD = 10;
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
    /** What a limit may count. */
    private static final Set<String> UNITS = Set.of(
            "",
            "b",
            "byte",
            "bytes",
            "octet",
            "octets",
            "character",
            "characters",
            "recipient",
            "recipients",
            "rcpts",
            "address",
            "addresses",
            "message",
            "messages",
            "mails",
            "emails",
            "connections",
            "sessions",
            "hops",
            "per");

    /** What stands before the address to which a user has moved. */
    private static final Set<String> TO = Set.of("try", "to", "use", "at", "is", "path", "forward", "now", "contact");

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
        for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open + 1)) {
            int close = text.indexOf('>', open);
            if (close < 0) {
                return Optional.empty();
            }
            if (isAddress(text, open + 1, Math.min(close, open + LONGEST_PATH))
                    && TO.contains(wordBefore(text, open))) {
                return Optional.of(text.substring(open + 1, close));
            }
        }
        return Optional.empty();
    }

    private static String wordBefore(String text, int index) {
        int end = index;
        while (end > 0 && " :.0123456789".indexOf(text.charAt(end - 1)) >= 0) {
            end--; // also a code that another line repeats
        }
        int start = end;
        while (start > 0 && isLetter(text.charAt(start - 1)) && end - start < LONGEST_WORD) {
            start--;
        }
        return lower(text.substring(start, end));
    }

    private static boolean isAddress(String text, int start, int end) {
        int at = -1;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == ':' || c == '/' || c == '<') {
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
            String name = lower(text.substring(start, scheme));
            if (name.equals("http") || name.equals("https")) {
                int end = endOfUrl(text, scheme + 3);
                if (end > scheme + 3) {
                    return Optional.of(text.substring(start, end));
                }
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
        Optional<String> named = nameBehind(LISTS_OF, text);
        return named.isPresent()
                ? named
                : nameBehind(LISTS_OR_NOT, text)
                        .filter(name -> NAMES_OF_LISTS.stream().anyMatch(lower(name)::contains));
    }

    private static Optional<String> nameBehind(List<String> leads, String text) {
        String lower = lower(text);
        for (String words : leads) {
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
        String lower = lower(text);
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
        String text = lower(text());
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

    /** The number there, unless it has more than 18 digits, a fraction or groups, or counts what is no limit of ours. */
    private static OptionalLong wholeNumber(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        boolean goesOn =
                end + 1 < text.length() && ".,'".indexOf(text.charAt(end)) >= 0 && isDigit(text.charAt(end + 1));
        boolean readable = end > start && end <= start + 18 && !goesOn && UNITS.contains(unit(text, end));
        return readable ? OptionalLong.of(Long.parseLong(text.substring(start, end))) : OptionalLong.empty();
    }

    /** What stands behind a number: a word, whatever else is no separator, or nothing. */
    private static String unit(String text, int end) {
        int start = end;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        if (start == text.length() || ".,;:)<>!".indexOf(text.charAt(start)) >= 0) {
            return "";
        }
        String word = token(text, start);
        return word.isEmpty() ? text.substring(start, start + 1) : word;
    }

    /** The text with ASCII letters in lower case, and every other character in its place. */
    private static String lower(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] = (char) (chars[i] + ('a' - 'A'));
            }
        }
        return new String(chars);
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
