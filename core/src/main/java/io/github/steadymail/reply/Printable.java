package io.github.steadymail.reply;

/**
 * Makes foreign text fit for a log line, a message or a terminal.
 *
 * <p>Stateless and thread-safe.
 */
public final class Printable {
    private Printable() {}

    /**
     * Returns the text on one line, without control characters and cut to a length.
     *
     * <p>Line breaks become one space; any other control or format character (C0, C1, DEL, the bidirectional
     * overrides, the line separators, a lone surrogate) becomes {@code ?}.
     *
     * @param text any text
     * @param maxLength the most characters to keep, at least 1; a longer text ends in {@code …}
     * @return the text, at most {@code maxLength} characters
     */
    public static String of(CharSequence text, int maxLength) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), maxLength));
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            int length = Character.charCount(c);
            boolean lineBreak = c == '\r' || c == '\n';
            boolean repeated = lineBreak && i > 0 && (text.charAt(i - 1) == '\r' || text.charAt(i - 1) == '\n');
            if (!repeated) {
                if (clean.length() + length > maxLength) {
                    return cut(clean, maxLength - 1).append('…').toString();
                }
                clean.appendCodePoint(lineBreak ? ' ' : isPrintable(c) ? c : '?');
            }
            i += length;
        }
        return clean.toString();
    }

    private static StringBuilder cut(StringBuilder text, int length) {
        if (text.length() > length) {
            boolean inCharacter = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
            text.setLength(inCharacter ? length - 1 : length);
        }
        return text;
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
