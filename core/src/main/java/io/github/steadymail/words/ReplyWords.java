package io.github.steadymail.words;

import io.github.steadymail.reply.SmtpReply;
import java.util.Arrays;
import java.util.List;

/**
 * The words of a reply's text, as numbers of a vocabulary: folded, without punctuation, addresses and IP addresses, which
 * are the sender's or the recipient's words and not the server's; what stands in a URL is marked.
 *
 * <p>One pass over the text, whatever it holds. Immutable once read.
 */
public final class ReplyWords {
    private static final int MOST_DIGITS = 8;
    /** Between its quotation marks (RFC 5321, section 4.5.3.1.1). */
    private static final int LONGEST_LOCAL_PART = 66;

    static final int LONGEST_WORD = 48;
    private static final int USUAL_WORDS = 40;
    private static final int[] NONE = {};

    private static final boolean[] SEPARATORS = separators();

    private final Vocabulary vocabulary;
    private final boolean keepsPlaces;
    private int[] tokens;
    private int[] places = NONE;
    private int size;
    private final char[] word;

    private ReplyWords(Vocabulary vocabulary, boolean keepsPlaces, int longestLine) {
        this.vocabulary = vocabulary;
        this.keepsPlaces = keepsPlaces;
        this.tokens = new int[Math.min(USUAL_WORDS, 4 + longestLine / 4)];
        this.word = new char[Math.min(LONGEST_WORD, longestLine)];
    }

    static ReplyWords of(SmtpReply reply, Vocabulary vocabulary) {
        return read(reply, vocabulary, false);
    }

    /** The words with their places in the text of the reply's lines, joined by one character. */
    static ReplyWords withPlaces(SmtpReply reply, Vocabulary vocabulary) {
        return read(reply, vocabulary, true);
    }

    private static ReplyWords read(SmtpReply reply, Vocabulary vocabulary, boolean keepsPlaces) {
        List<String> lines = reply.lines();
        int longest = 0;
        for (int i = 0; i < lines.size(); i++) {
            longest = Math.max(longest, lines.get(i).length());
        }
        ReplyWords words = new ReplyWords(vocabulary, keepsPlaces, longest);
        words.put(Token.BEGIN, 0, 0);
        int code = reply.code().value();
        int offset = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            words.readLine(line, prefixLength(line, code), offset);
            offset += line.length() + 1;
        }
        words.put(Token.END, offset, offset);
        return words;
    }

    /** How much of a line repeats what stands before every line: the reply code, an enhanced code. */
    private static int prefixLength(String line, int code) {
        int start = 0;
        while (true) {
            int end = start;
            int dots = 0;
            while (end < line.length() && (Letters.isDigit(line.charAt(end)) || line.charAt(end) == '.')) {
                dots += line.charAt(end) == '.' ? 1 : 0;
                end++;
            }
            boolean enhanced = dots == 2
                    && end - start >= 5
                    && line.charAt(start + 1) == '.'
                    && "245".indexOf(line.charAt(start)) >= 0;
            boolean repeated = dots == 0 && end - start == 3 && Integer.parseInt(line, start, end, 10) == code;
            boolean ends = end == line.length() || line.charAt(end) == ' ' || line.charAt(end) == '-';
            if (!ends || !(repeated || enhanced)) {
                return start;
            }
            start = Math.min(end + 1, line.length());
        }
    }

    // ---- reading

    private void readLine(String line, int from, int offset) {
        int i = from;
        while (i < line.length()) {
            if (separates(line.charAt(i))) {
                i = endOfQuotedPart(line, i);
                continue;
            }
            int start = i;
            int ats = 0;
            int colons = 0;
            int dots = 0;
            boolean scheme = false;
            boolean numeric = true;
            for (; i < line.length() && !separates(line.charAt(i)); i++) {
                char c = line.charAt(i);
                if (c > '@') {
                    numeric = false;
                } else if (c == '@') {
                    ats += i > start ? 1 : 0;
                } else if (c == ':') {
                    colons++;
                    scheme |= i > start && line.startsWith("//", i + 1);
                } else if (c == '.') {
                    dots++;
                } else if (c < '0' || c > '9') {
                    numeric = false;
                }
            }
            if (scheme) {
                readRun(line, start, i, true, offset);
            } else if (numeric && colons > 0 && dots == 0 && isTime(line, start, i)) {
                readTime(line, start, i, offset);
            } else if (ats == 0 && !(numeric && dots >= 3) && !isIpv6(line, start, i, colons)) {
                readRun(line, start, i, false, offset);
            }
        }
    }

    /** Behind a separator; behind the whole local part where it opens one, {@code "john doe"@example.com}. */
    private static int endOfQuotedPart(String line, int index) {
        if (line.charAt(index) == '"') {
            int last = Math.min(line.length() - 1, index + LONGEST_LOCAL_PART);
            for (int i = index + 1; i < last; i++) {
                if (line.charAt(i) == '"') {
                    return line.charAt(i + 1) == '@' ? endOfRun(line, i + 1) : index + 1;
                }
            }
        }
        return index + 1;
    }

    private static int endOfRun(String line, int start) {
        int end = start;
        while (end < line.length() && !separates(line.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean separates(char c) {
        return c < SEPARATORS.length ? SEPARATORS[c] : c == '\u00A0' || c == '\u3000';
    }

    private static boolean[] separators() {
        boolean[] separators = new boolean[128];
        Arrays.fill(separators, 0, ' ' + 1, true);
        for (char c : "<>()[]{}\",;|".toCharArray()) {
            separators[c] = true;
        }
        return separators;
    }

    private static boolean isTime(String line, int start, int end) {
        return Letters.isDigit(line.charAt(start)) && Letters.isDigit(line.charAt(end - 1));
    }

    private static boolean isIpv6(String line, int start, int end, int colons) {
        if (colons < 2) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = Letters.fold(line.charAt(i));
            if (c != ':' && c != '.' && !Letters.isDigit(c) && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Words are of letters and digits; what begins with digits is a number, and then perhaps a word. */
    private void readRun(String line, int start, int end, boolean url, int offset) {
        int i = start;
        while (i < end) {
            char c = Letters.fold(line.charAt(i));
            if (Letters.isDigit(c)) {
                i = readNumber(line, i, end, url, offset);
            } else if (Letters.isWordOfItsOwn(c)) {
                word[0] = c;
                put(Token.word(vocabulary.number(word, 1, Vocabulary.hash(0, c)), url), offset + i, offset + i + 1);
                i++;
            } else if (Letters.isLetter(c)) {
                i = readWord(line, i, end, url, offset);
            } else {
                i++;
            }
        }
    }

    private int readNumber(String line, int start, int end, boolean url, int offset) {
        int value = 0;
        int i = start;
        while (i < end && Letters.isDigit(Letters.fold(line.charAt(i)))) {
            value = appended(value, i - start, Letters.fold(line.charAt(i)));
            i++;
        }
        put(Token.number(value, url), offset + start, offset + i);
        return i;
    }

    /** A number with one digit more; one of many digits is just large. */
    static int appended(int value, int digitsBefore, char digit) {
        return digitsBefore < MOST_DIGITS ? value * 10 + (digit - '0') : Integer.MAX_VALUE;
    }

    private int readWord(String line, int start, int end, boolean url, int offset) {
        int hash = 0;
        int length = 0;
        int i = start;
        for (; i < end; i++) {
            char c = Letters.inWord(line.charAt(i));
            if (c == Letters.LEFT_OUT) {
                continue;
            }
            if (c == Letters.NONE) {
                break;
            }
            if (length < LONGEST_WORD) {
                word[length] = c;
                hash = Vocabulary.hash(hash, c);
            }
            length++;
        }
        int number = length > LONGEST_WORD ? Vocabulary.UNKNOWN : vocabulary.number(word, length, hash);
        put(Token.word(number, url), offset + start, offset + i);
        return i;
    }

    /** A time of day or a span, {@code 4:59} or {@code 00:04:59}. */
    private void readTime(String line, int start, int end, int offset) {
        long seconds = 0;
        long part = 0;
        for (int i = start; i < end; i++) {
            char c = line.charAt(i);
            if (c == ':') {
                seconds = Math.min((seconds + part) * 60, Integer.MAX_VALUE);
                part = 0;
            } else {
                part = Math.min(part * 10 + (c - '0'), Integer.MAX_VALUE);
            }
        }
        put(Token.time((int) Math.min(seconds + part, Integer.MAX_VALUE)), offset + start, offset + end);
    }

    private void put(int token, int from, int to) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        if (keepsPlaces) {
            if (2 * size + 2 > places.length) {
                places = Arrays.copyOf(places, 2 * tokens.length);
            }
            places[2 * size] = from;
            places[2 * size + 1] = to;
        }
        tokens[size++] = token;
    }

    // ---- asking

    int size() {
        return size;
    }

    int token(int index) {
        return tokens[index];
    }

    /** The words of a range as they stand in the text, without its beginning and its end; only with places. */
    String in(String text, int from, int to) {
        int first = tokens[from] == Token.BEGIN ? from + 1 : from;
        int last = tokens[to - 1] == Token.END ? to - 2 : to - 1;
        return text.substring(places[2 * first], places[2 * last + 1]);
    }
}
