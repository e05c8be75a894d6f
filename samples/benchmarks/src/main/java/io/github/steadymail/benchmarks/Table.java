package io.github.steadymail.benchmarks;

import java.io.PrintStream;

/** What must be reached and was measured, in Markdown, printed row by row; knows whether every limit is met. */
final class Table {
    private static final String ROW = "| %s | %s | %s | %s |%n";

    private final PrintStream out;
    private boolean allMet = true;

    /** Begins a table. */
    Table(PrintStream out) {
        this.out = out;
        out.printf(ROW, "what", "measured", "must reach", "met");
        out.printf("|---|---|---|---|%n");
    }

    /** Adds a figure. */
    void row(String what, double figure, Limit limit) {
        row(what, limit.written(figure), figure, limit);
    }

    /** Adds a figure, written in more words. */
    void row(String what, String written, double figure, Limit limit) {
        boolean met = limit.isMetBy(figure);
        allMet &= met;
        out.printf(ROW, what, written, limit, met ? "yes" : "**no**");
    }

    /** Adds a row without a figure, for what cannot be measured here. */
    void note(String what, String words) {
        out.printf(ROW, what, words, "", "");
    }

    /** Whether every figure reached its limit. */
    boolean allMet() {
        return allMet;
    }
}
