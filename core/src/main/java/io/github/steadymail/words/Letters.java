package io.github.steadymail.words;

/** Folds characters, so that case, accents and width make no difference. */
final class Letters {
    /** The base letters of U+00C0 to U+017F; a dot where there is none. */
    private static final String LATIN = "aaaaaaaceeeeiiiidnooooo.ouuuuyts" + "aaaaaaaceeeeiiiidnooooo.ouuuuyty"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
            + "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private static final int LATIN_BEGIN = 0xC0;
    private static final int FULL_WIDTH_BEGIN = 0xFF01;
    private static final int FULL_WIDTH_END = 0xFF5E;

    /** No part of a word. */
    static final char NONE = 0;
    /** Left out of words: {@code doesn't} and {@code doesnt} are the same. */
    static final char LEFT_OUT = 1;

    /** For each ASCII character how it stands in a word: folded, {@link #LEFT_OUT} or {@link #NONE}. */
    private static final char[] ASCII = ascii();

    private Letters() {}

    private static char[] ascii() {
        char[] ascii = new char[0x80];
        for (char c = '0'; c <= '9'; c++) {
            ascii[c] = c;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            ascii[c] = c;
            ascii[c - ('a' - 'A')] = c;
        }
        ascii['\''] = LEFT_OUT;
        ascii['`'] = LEFT_OUT;
        return ascii;
    }

    /** How a character stands in a word: folded, {@link #LEFT_OUT}, or {@link #NONE} where the word has ended. */
    static char inWord(char c) {
        if (c < ASCII.length) {
            return ASCII[c];
        }
        if (c == '\u2019' || c == '\u00B4') {
            return LEFT_OUT;
        }
        char folded = fold(c);
        return !isWordOfItsOwn(folded) && (isLetter(folded) || isDigit(folded)) ? folded : NONE;
    }

    /** The character in lower case, without accent, in ordinary width. */
    static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        int latin = c - LATIN_BEGIN;
        if (latin >= 0 && latin < LATIN.length()) {
            char base = LATIN.charAt(latin);
            return base == '.' ? c : base;
        }
        return c >= FULL_WIDTH_BEGIN && c <= FULL_WIDTH_END
                ? fold((char) (c - FULL_WIDTH_BEGIN + '!'))
                : Character.toLowerCase(c);
    }

    static boolean isDigit(char folded) {
        return folded >= '0' && folded <= '9';
    }

    static boolean isLetter(char folded) {
        return folded < 0x80 ? folded >= 'a' && folded <= 'z' : Character.isLetter(folded);
    }

    /** Whether the letter is a word of its own, in scripts that put no spaces. */
    static boolean isWordOfItsOwn(char c) {
        return c >= 0x2E80 && Character.isLetter(c);
    }
}
