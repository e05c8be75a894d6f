package io.github.steadymail.benchmarks;

import io.github.steadymail.failure.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A rule that tells a kind. The fields are the columns of {@code rules.txt}, whose head describes them.
 *
 * @param phases names of phases; empty for any
 * @param codes the beginnings of reply codes; empty for any
 * @param enhanced enhanced status codes, {@code X} for any class, {@code -} for none; empty for any
 * @param kind what it means
 * @param phrases what to look for, any of them; empty for nothing
 * @param exceptions what must not be there
 */
record RegexRule(
        Set<String> phases,
        List<String> codes,
        Set<String> enhanced,
        FailureKind kind,
        List<RegexPhrase> phrases,
        List<RegexPhrase> exceptions) {

    private static final String RULES = "io/github/steadymail/failure/rules.txt";

    /** The built-in rules, in their order. */
    static List<RegexRule> all() {
        List<RegexRule> rules = new ArrayList<>();
        RegexRule rule = null;
        for (String line : Resource.lines(RULES)) {
            if (!line.startsWith(" ")) {
                rule = of(line.split("\\|"));
                rules.add(rule);
            } else if (rule != null) {
                rule.add(line.strip());
            }
        }
        return rules.stream().filter(each -> each.kind != FailureKind.UNKNOWN).toList();
    }

    private static RegexRule of(String[] columns) {
        String kind = columns[4].strip();
        return new RegexRule(
                Set.copyOf(list(columns[1])),
                list(columns[2]).stream()
                        .map(code -> code.replaceAll("[xyz]", ""))
                        .toList(),
                Set.copyOf(list(columns[3])),
                kind.equals("-") ? FailureKind.UNKNOWN : FailureKind.valueOf(kind),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static List<String> list(String column) {
        return column.isBlank() || column.strip().equals("*")
                ? List.of()
                : List.of(column.strip().split("\\s*,\\s*"));
    }

    private void add(String line) {
        if (line.startsWith("!")) {
            exceptions.add(RegexPhrase.of(line.substring(1).strip()));
        } else {
            phrases.add(RegexPhrase.of(line));
        }
    }

    boolean applies(String phase, String code, String enhancedCode, RegexText text) {
        return (phases.isEmpty() || phases.contains(phase))
                && (codes.isEmpty() || codes.stream().anyMatch(code::startsWith))
                && (enhanced.isEmpty()
                        || enhanced.contains(enhancedCode)
                        || enhanced.contains("X" + enhancedCode.substring(1)))
                && (phrases.isEmpty() || anyStandsIn(phrases, text))
                && !anyStandsIn(exceptions, text);
    }

    private static boolean anyStandsIn(List<RegexPhrase> phrases, RegexText text) {
        for (RegexPhrase phrase : phrases) {
            if (phrase.standsIn(text)) {
                return true;
            }
        }
        return false;
    }
}
