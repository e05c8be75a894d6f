package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpPhase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rules from their text form; its header describes the columns. A bad line is named in the exception. */
final class RuleFile {
    private static final int COLUMNS = 7;

    private RuleFile() {}

    static List<ReplyRule> standard() {
        try (InputStream in = RuleFile.class.getResourceAsStream("reply-rules.txt")) {
            if (in == null) {
                throw new IllegalStateException("missing resource reply-rules.txt");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource reply-rules.txt", e);
        }
    }

    static List<ReplyRule> parse(String text) {
        List<ReplyRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    ReplyRule rule = rule(line.split("\\|", -1));
                    if (!ids.add(rule.id())) {
                        throw new IllegalArgumentException("the identifier " + rule.id() + " stands twice");
                    }
                    rules.add(rule);
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage() + ": " + line, e);
                }
            }
        }
        return rules;
    }

    private static ReplyRule rule(String[] fields) {
        if (fields.length != COLUMNS) {
            throw new IllegalArgumentException("wants " + COLUMNS + " columns, has " + fields.length);
        }
        String[] f = Arrays.stream(fields).map(String::trim).toArray(String[]::new);
        boolean afterAccepted = f[1].equals("RCPT+");
        String id = f[0];
        if (id.isEmpty()) {
            throw new IllegalArgumentException("no identifier");
        }
        return new ReplyRule(
                id,
                phases(afterAccepted ? "RCPT" : f[1]),
                afterAccepted,
                codes(f[2]),
                enhanced(f[3]),
                words(f[4]),
                FailureKind.valueOf(f[5]),
                delay(f[6]));
    }

    private static Set<SmtpPhase> phases(String field) {
        Set<SmtpPhase> phases = EnumSet.noneOf(SmtpPhase.class);
        for (String name : list(field)) {
            phases.add(SmtpPhase.valueOf(name));
        }
        return phases;
    }

    private static List<String> codes(String field) {
        List<String> codes = list(field);
        for (String code : codes) {
            if (!code.matches("[0-9]([0-9]{2}|yz)")) {
                throw new IllegalArgumentException("no reply code: " + code);
            }
        }
        return codes;
    }

    private static Set<String> enhanced(String field) {
        List<String> codes = list(field);
        for (String code : codes) {
            if (!code.matches("-|[X245](\\.[0-9]{1,3}){2}")) {
                throw new IllegalArgumentException("no enhanced status code: " + code);
            }
        }
        return Set.copyOf(codes);
    }

    private static Words words(String field) {
        if (field.equals("*")) {
            return Words.ANY;
        }
        boolean none = field.startsWith("none: ");
        if (!none && !field.startsWith("any: ")) {
            throw new IllegalArgumentException("wants *, any: or none: for the words");
        }
        String phrases = field.substring(field.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        return new Words(list(phrases.trim()), !none);
    }

    private static @Nullable Duration delay(String field) {
        return field.equals("-") ? null : Duration.parse("PT" + field.toUpperCase(Locale.ROOT));
    }

    private static List<String> list(String field) {
        return field.equals("*")
                ? List.of()
                : Arrays.stream(field.split(",", -1)).map(String::trim).toList();
    }
}
