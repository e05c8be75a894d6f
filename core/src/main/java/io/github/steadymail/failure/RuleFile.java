package io.github.steadymail.failure;

import io.github.steadymail.failure.ReplyRule.Phrase;
import io.github.steadymail.reply.SmtpPhase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules from their text form, which the head of {@code rules.txt} describes. A bad line is named in the exception.
 *
 * <p>Plain loops over octets: all rules are read when the first reply comes, by a JVM that has not warmed up.
 */
final class RuleFile {
    private static final int COLUMNS = 8;
    /** How many codes begin with so many digits. */
    private static final int[] SPANS = {1000, 100, 10, 1};

    private static final int[] SECONDS = {1, 60, 3600, 86_400};
    private static final String[] ANY = {};
    private static final String STANDARD = "rules.txt";

    private final String name;
    private final List<ReplyRule> rules = new ArrayList<>();
    private List<Phrase> phrases = new ArrayList<>();
    private List<Phrase> exceptions = new ArrayList<>();
    private String @Nullable [] head;
    private int headLine;

    private RuleFile(String name) {
        this.name = name;
    }

    /** The built-in rules. */
    static List<ReplyRule> standard() {
        try (InputStream in = RuleFile.class.getResourceAsStream(STANDARD)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + STANDARD);
            }
            return checked(parse(STANDARD, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + STANDARD, e);
        }
    }

    /** Makes sure that no two rules have the same identifier. */
    static List<ReplyRule> checked(List<ReplyRule> rules) {
        Map<String, ReplyRule> byId = new HashMap<>(2 * rules.size());
        for (ReplyRule rule : rules) {
            ReplyRule first = byId.putIfAbsent(rule.id(), rule);
            if (first != null) {
                throw bad(
                        first.file(),
                        first.line(),
                        "the identifier " + rule.id() + " stands in " + rule.file() + ", line " + rule.line() + ", too",
                        null);
            }
        }
        return rules;
    }

    static List<ReplyRule> parse(String name, String text) {
        return parse(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ReplyRule> parse(String name, byte[] utf8) {
        RuleFile file = new RuleFile(name);
        int number = 0;
        int end;
        for (int start = lengthOfMark(utf8); start < utf8.length; start = end + 1) {
            end = start;
            while (end < utf8.length && utf8[end] != '\n') {
                end++;
            }
            file.read(++number, utf8, start, end);
        }
        file.endRule();
        return file.rules;
    }

    /** A byte order mark, which some editors write, is no part of the text. */
    private static int lengthOfMark(byte[] utf8) {
        boolean marked = utf8.length >= 3 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    private void read(int number, byte[] utf8, int lineStart, int lineEnd) {
        int start = lineStart;
        int end = lineEnd;
        while (start < end && isBlank(utf8[start])) {
            start++;
        }
        while (start < end && isBlank(utf8[end - 1])) {
            end--;
        }
        if (start == end || utf8[start] == '#') {
            return;
        }
        if (start == lineStart) {
            endRule();
            head = fields(text(utf8, start, end), '|');
            headLine = number;
        } else if (head == null) {
            throw bad(number, "a phrase stands before the first rule", null);
        } else if (utf8[start] == '!') {
            exceptions.add(new Phrase(text(utf8, start + 1, end), number));
        } else {
            phrases.add(new Phrase(text(utf8, start, end), number));
        }
    }

    private static boolean isBlank(byte octet) {
        return octet >= 0 && octet <= ' ';
    }

    private static String text(byte[] utf8, int start, int end) {
        return new String(utf8, start, end - start, StandardCharsets.UTF_8);
    }

    private void endRule() {
        if (head == null) {
            return;
        }
        try {
            rules.add(rule(head));
        } catch (IllegalArgumentException e) {
            throw bad(headLine, String.valueOf(e.getMessage()), e);
        }
        phrases = new ArrayList<>();
        exceptions = new ArrayList<>();
        head = null;
    }

    private IllegalArgumentException bad(int line, String message, @Nullable RuntimeException cause) {
        return bad(name, line, message, cause);
    }

    /** What is thrown for a line that is no good, with the place in front. */
    static IllegalArgumentException bad(String name, int line, String message, @Nullable RuntimeException cause) {
        return new IllegalArgumentException(name + ", line " + line + ": " + message, cause);
    }

    private ReplyRule rule(String[] f) {
        if (f.length != COLUMNS) {
            throw new IllegalArgumentException("wants " + COLUMNS + " columns, has " + f.length);
        }
        boolean delayFollows = f[6].equals("next");
        ReplyRule rule = new ReplyRule(
                name,
                headLine,
                identifier(f[0]),
                scope(f[1], f[2], f[3]),
                phrases,
                exceptions,
                f[4].equals("-") ? null : kind(f[4]),
                permanent(f[5]),
                delayFollows ? null : delay(f[6]),
                delayFollows,
                f[7]);
        if (rule.kind() != null && rule.permanent() != null && contradicts(rule.kind(), rule.permanent())) {
            throw new IllegalArgumentException(rule.kind() + " is never " + f[5]);
        }
        boolean tells = rule.kind() != null || rule.permanent() != null;
        if (!tells && rule.delay() == null && !delayFollows) {
            throw new IllegalArgumentException("tells neither a kind nor whether it is permanent nor a delay");
        }
        if (rule.kind() == null && phrases.isEmpty()) {
            throw new IllegalArgumentException("looks for nothing, but tells no kind");
        }
        if (delayFollows && tells) {
            throw new IllegalArgumentException("the delay next is for rules that tell nothing else");
        }
        if (f[7].isEmpty()) {
            throw new IllegalArgumentException("has no meaning in words");
        }
        return rule;
    }

    private static boolean contradicts(FailureKind kind, boolean permanent) {
        return kind.type(permanent).isPermanent() != permanent;
    }

    private static FailureKind kind(String name) {
        try {
            FailureKind kind = FailureKind.valueOf(name);
            if (!FailureType.isOurOwn(kind)) {
                return kind;
            }
        } catch (IllegalArgumentException e) {
            // it is said below which there are
        }
        EnumSet<FailureKind> known = EnumSet.allOf(FailureKind.class);
        known.removeIf(FailureType::isOurOwn);
        throw new IllegalArgumentException("no kind that a reply can have: " + name + "; there are " + known);
    }

    private static SmtpPhase phase(String name) {
        try {
            return SmtpPhase.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "no phase: " + name + "; there are " + EnumSet.allOf(SmtpPhase.class)
                            + ", ? for one that is not known, and RCPT+, which stands alone",
                    e);
        }
    }

    private static String identifier(String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            boolean fits = (c >= 'a' && c <= 'z') || isDigit(c) || (i > 0 && (c == '.' || c == '-'));
            if (!fits) {
                throw new IllegalArgumentException("no identifier: " + field);
            }
        }
        if (field.isEmpty()) {
            throw new IllegalArgumentException("no identifier");
        }
        return field;
    }

    private static RuleScope scope(String phases, String codes, String enhanced) {
        boolean afterAccepted = phases.equals("RCPT+");
        Set<SmtpPhase> where = phases.equals("*") ? Set.of() : EnumSet.noneOf(SmtpPhase.class);
        boolean unknownPhase = false;
        for (String phase : list(afterAccepted ? "RCPT" : phases)) {
            if (phase.equals("?")) {
                unknownPhase = true;
            } else {
                where.add(phase(phase));
            }
        }
        return new RuleScope(where, unknownPhase, afterAccepted, codes(list(codes)), enhanced(list(enhanced)));
    }

    private static int[] codes(String[] fields) {
        int[] codes = new int[2 * fields.length];
        for (int i = 0; i < fields.length; i++) {
            String code = fields[i];
            int digits = 0;
            while (digits < code.length() && isDigit(code.charAt(digits))) {
                digits++;
            }
            boolean fits =
                    code.length() == 3 && digits > 0 && code.substring(digits).equals("xyz".substring(digits));
            if (!fits) {
                throw new IllegalArgumentException("no reply code: " + code);
            }
            int span = SPANS[digits];
            codes[2 * i] = Integer.parseInt(code.substring(0, digits)) * span;
            codes[2 * i + 1] = codes[2 * i] + span - 1;
        }
        return codes;
    }

    private static int[] enhanced(String[] fields) {
        int[] enhanced = new int[fields.length];
        for (int i = 0; i < fields.length; i++) {
            enhanced[i] = fields[i].equals("-") ? RuleScope.NO_ENHANCED : enhanced(fields[i]);
        }
        return enhanced;
    }

    private static int enhanced(String code) {
        String[] parts = fields(code, '.');
        if (parts.length != 3 || parts[0].length() != 1 || "X245".indexOf(parts[0].charAt(0)) < 0) {
            throw new IllegalArgumentException("no enhanced status code: " + code);
        }
        int statusClass = parts[0].equals("X") ? 0 : parts[0].charAt(0) - '0';
        return RuleScope.number(
                statusClass,
                part(parts[1], "enhanced status code", code),
                part(parts[2], "enhanced status code", code));
    }

    private static int part(String digits, String what, String whole) {
        int number = digits.isEmpty() || digits.length() > 3 ? -1 : 0;
        for (int i = 0; number >= 0 && i < digits.length(); i++) {
            number = isDigit(digits.charAt(i)) ? number * 10 + (digits.charAt(i) - '0') : -1;
        }
        if (number < 0) {
            throw new IllegalArgumentException("no " + what + ": " + whole);
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static @Nullable Boolean permanent(String field) {
        return switch (field) {
            case "-" -> null;
            case "permanent" -> true;
            case "passing" -> false;
            default -> throw new IllegalArgumentException("wants permanent, passing or -: " + field);
        };
    }

    private static @Nullable Duration delay(String field) {
        if (field.equals("-")) {
            return null;
        }
        int last = field.length() - 1;
        int unit = last < 1 ? -1 : "smhd".indexOf(field.charAt(last));
        int number = unit < 0 ? 0 : part(field.substring(0, last), "delay", field);
        if (unit < 0) {
            throw new IllegalArgumentException("no delay: " + field);
        }
        Duration delay = Duration.ofSeconds((long) number * SECONDS[unit]);
        if (delay.compareTo(Backoff.LONGEST) > 0) {
            throw new IllegalArgumentException("a delay of more than a day: " + field);
        }
        return delay;
    }

    private static String[] list(String field) {
        return field.equals("*") ? ANY : fields(field, ',');
    }

    private static String[] fields(String line, char separator) {
        String[] fields = new String[COLUMNS + 4];
        int size = 0;
        int start = 0;
        while (start <= line.length()) {
            int end = line.indexOf(separator, start);
            int next = end < 0 ? line.length() : end;
            if (size == fields.length) {
                fields = Arrays.copyOf(fields, 2 * size);
            }
            fields[size++] = line.substring(start, next).strip();
            start = next + 1;
        }
        return Arrays.copyOf(fields, size);
    }
}
