package io.github.steadymail.words;

/** How a word, a number or a time of a text stands in an array of ints. */
final class Token {
    /** The beginning of the text. */
    static final int BEGIN = -1;
    /** The end of the text. */
    static final int END = -2;

    private static final int IN_URL = 1 << 30;
    private static final int NUMBER = 1 << 29;
    private static final int TIME = 1 << 28;
    private static final int VALUE = TIME - 1;

    private Token() {}

    /** A word's number, marked where it stands in a URL. */
    static int word(int number, boolean inUrl) {
        return number == Vocabulary.UNKNOWN || !inUrl ? number : number | IN_URL;
    }

    static int number(int value, boolean inUrl) {
        return Math.min(value, VALUE) | NUMBER | (inUrl ? IN_URL : 0);
    }

    /** A time as {@code 00:04:59}. */
    static int time(int seconds) {
        return Math.min(seconds, VALUE) | TIME;
    }

    static boolean isNumber(int token) {
        return token > 0 && (token & (NUMBER | IN_URL)) == NUMBER;
    }

    static boolean isTime(int token) {
        return token > 0 && (token & (TIME | NUMBER | IN_URL)) == TIME;
    }

    /** The number, or the seconds of a time. */
    static int value(int token) {
        return token & VALUE;
    }
}
