package io.github.steadymail.scripted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Escapes and globs. */
final class Text {

    private static final int LONGEST_SHOWN = 200;

    private Text() {}

    /** The UTF-8 octets of a text, one char each. */
    private static String octets(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /** The octets of a text with {@code \r \n \t \0 \\ \xHH}, one char each. */
    static String unescape(String text) {
        StringBuilder octets = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int escape = text.indexOf('\\', at);
            int end = escape < 0 ? text.length() : escape;
            octets.append(octets(text.substring(at, end)));
            if (escape < 0) {
                break;
            }
            char kind = escape + 1 < text.length() ? text.charAt(escape + 1) : ' ';
            octets.append(
                    switch (kind) {
                        case 'r' -> '\r';
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case '0' -> '\0';
                        case '\\' -> '\\';
                        case 'x' -> hex(text, escape + 2);
                        default -> throw new IllegalArgumentException("unknown escape in `" + text + "`");
                    });
            at = escape + (kind == 'x' ? 4 : 2);
        }
        return octets.toString();
    }

    private static char hex(String text, int at) {
        if (at + 2 > text.length()) {
            throw new IllegalArgumentException("\\x needs two hexadecimal digits in `" + text + "`");
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException("\\x needs two hexadecimal digits in `" + text + "`");
        }
        return (char) (high * 16 + low);
    }

    /** A received text made fit for a message. */
    static String show(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST_SHOWN); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\r' -> shown.append("\\r");
                case '\n' -> shown.append("\\n");
                case '\t' -> shown.append("\\t");
                case '\\' -> shown.append("\\\\");
                default -> shown.append(Character.isISOControl(c) ? String.format("\\x%02X", (int) c) : c);
            }
        }
        return text.length() > LONGEST_SHOWN ? shown + "... (" + text.length() + " characters)" : shown.toString();
    }

    /** Matches a client's line: the verb in any case, anything if the pattern is {@code ?}. */
    static boolean lineMatches(String text, String line) {
        if (text.equals("?")) {
            return true;
        }
        String pattern = text.endsWith("...") ? text.substring(0, text.length() - 3) + "*" : text;
        String verb = verb(pattern);
        String received = verb(line);
        boolean sameVerb = verb.equalsIgnoreCase(received);
        return matches(pattern, sameVerb ? verb + line.substring(received.length()) : line);
    }

    static String verb(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? line : line.substring(0, space);
    }

    /** Matches the whole text; {@code *} stands for any text, {@code \*} for a star. */
    static boolean matches(String glob, String text) {
        String regex = Arrays.stream(glob.split("(?<!\\\\)\\*", -1))
                .map(literal -> Pattern.quote(literal.replace("\\*", "*")))
                .collect(joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }
}
