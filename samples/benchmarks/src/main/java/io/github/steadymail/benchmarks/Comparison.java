package io.github.steadymail.benchmarks;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who reached what: a table in Markdown with a row for each way to send, and a column for each measurement. */
final class Comparison {
    private final Set<String> columns = new LinkedHashSet<>();
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    /** Makes an empty one, in which ways to send stand in the order of these labels. */
    Comparison(Iterable<String> labels) {
        labels.forEach(label -> rows.put(label, new LinkedHashMap<>()));
    }

    void put(String who, String column, String written) {
        columns.add(column);
        rows.computeIfAbsent(who, label -> new LinkedHashMap<>()).put(column, written);
    }

    /** Prints who was measured, and what was. */
    void print(PrintStream out) {
        if (columns.isEmpty()) {
            return;
        }
        out.printf("| | %s |%n", String.join(" | ", columns));
        out.printf("|---|%s%n", "---|".repeat(columns.size()));
        rows.forEach((who, cells) -> {
            if (!cells.isEmpty()) {
                out.printf("| %s |", who);
                columns.forEach(column -> out.printf(" %s |", cells.getOrDefault(column, "")));
                out.println();
            }
        });
    }
}
