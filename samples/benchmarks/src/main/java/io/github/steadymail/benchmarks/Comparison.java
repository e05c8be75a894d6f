package io.github.steadymail.benchmarks;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who reached what: a table in Markdown with a row for each measurement, and a column for each way to send. */
final class Comparison {
    private final List<String> columns;
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    /** Makes an empty one of these ways to send. */
    Comparison(List<String> columns) {
        this.columns = columns;
    }

    void put(String what, String who, String written) {
        rows.computeIfAbsent(what, row -> new LinkedHashMap<>()).put(who, written);
    }

    /** Prints what was measured. */
    void print(PrintStream out) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> measured = columns.stream()
                .filter(who -> rows.values().stream().anyMatch(cells -> cells.containsKey(who)))
                .toList();
        out.printf("| | %s |%n", String.join(" | ", measured));
        out.printf("|---|%s%n", "---|".repeat(measured.size()));
        rows.forEach((what, cells) -> {
            out.printf("| %s |", what);
            measured.forEach(who -> out.printf(" %s |", cells.getOrDefault(who, "")));
            out.println();
        });
    }
}
