package io.github.steadymail.words;

/**
 * Reads the notation of phrases, one element after the other.
 *
 * <pre>
 * user unknown               these words, one after the other, whatever stands between them but words
 * (no such|unknown) user     alternatives; an empty one, (the|) mailbox, makes its words optional
 * mailbox ... full           up to eight other words between
 * ^ access denied $          the text's beginning and end
 * url:spamhaus.org           in a URL, not in the text
 * </pre>
 *
 * <p>It reads an array of characters, the most frequent first, because all rules are read when the first reply comes.
 */
final class PhraseReader {
    /** An element: words that do not matter. */
    static final int GAP = -3;
    /** An element: alternatives begin. */
    static final int OPEN = -4;
    /** An element: the next alternative. */
    static final int BAR = -5;
    /** An element: the alternatives have ended. */
    static final int CLOSE = -6;
    /** No more elements. */
    static final int NOTHING = -7;

    private static final String URL = "url:";

    private final Vocabulary vocabulary;
    private final char[] word = new char[ReplyWords.LONGEST_WORD];
    private String text = "";
    private char[] chars = {};
    private int position;
    private boolean url;
    private boolean inGroup;

    PhraseReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void begin(String phrase) {
        text = phrase;
        chars = phrase.toCharArray();
        url = phrase.regionMatches(true, 0, URL, 0, URL.length());
        position = url ? URL.length() : 0;
        inGroup = false;
    }

    /** The next element: a token, or one of the constants. */
    int next() {
        while (position < chars.length) {
            char raw = chars[position];
            if (raw >= 'a' && raw <= 'z') {
                return word();
            }
            if (raw == ' ') {
                position++;
                continue;
            }
            char c = Letters.fold(raw);
            if (Letters.isDigit(c)) {
                return number();
            }
            if (Letters.isWordOfItsOwn(c)) {
                position++;
                word[0] = c;
                return Token.word(vocabulary.add(word, 1, Vocabulary.hash(0, c)), url);
            }
            if (Letters.isLetter(c)) {
                return word();
            }
            if (raw == '@') {
                throw new IllegalArgumentException("an address is left out of the text, and never found: " + text);
            }
            position++;
            switch (raw) {
                case '^' -> {
                    return Token.BEGIN;
                }
                case '$' -> {
                    return Token.END;
                }
                case '.' -> {
                    if (text.startsWith("..", position)) {
                        position += 2;
                        return gap();
                    }
                }
                case '\u2026' -> {
                    return gap();
                }
                case '(' -> {
                    return group(true, OPEN);
                }
                case ')' -> {
                    return group(false, CLOSE);
                }
                case '|' -> {
                    return bar();
                }
                default -> {
                    // punctuation separates words, in phrases as in replies
                }
            }
        }
        if (inGroup) {
            throw new IllegalArgumentException("a parenthesis is not closed: " + text);
        }
        return NOTHING;
    }

    private int group(boolean opens, int element) {
        if (inGroup == opens) {
            throw new IllegalArgumentException("parentheses do not match, or nest: " + text);
        }
        inGroup = opens;
        return element;
    }

    private int gap() {
        if (inGroup) {
            throw new IllegalArgumentException("a gap stands in parentheses: " + text);
        }
        return GAP;
    }

    private int bar() {
        if (!inGroup) {
            throw new IllegalArgumentException("alternatives stand outside of parentheses: " + text);
        }
        return BAR;
    }

    private int number() {
        int value = 0;
        int digits = 0;
        while (position < chars.length && Letters.isDigit(Letters.fold(chars[position]))) {
            value = ReplyWords.appended(value, digits++, Letters.fold(chars[position++]));
        }
        return Token.number(value, url);
    }

    private int word() {
        int hash = 0;
        int length = 0;
        for (; position < chars.length; position++) {
            char raw = chars[position];
            char c = raw >= 'a' && raw <= 'z' ? raw : Letters.inWord(raw);
            if (c == Letters.LEFT_OUT) {
                continue;
            }
            if (c == Letters.NONE) {
                break;
            }
            if (length == word.length) {
                throw new IllegalArgumentException("a word of more than " + word.length + " letters: " + text);
            }
            word[length++] = c;
            hash = hash * Vocabulary.HASH_FACTOR + c;
        }
        return Token.word(vocabulary.add(word, length, hash), url);
    }
}
