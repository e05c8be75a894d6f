package io.github.steadymail.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The table of what was measured, and of what is asked for. */
final class Report {
    private static final String ROW = "%-46s %22s %10s  %s%n";
    /** What JMH's GC profiler calls the bytes for one operation. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private static final double MOST_MICROS = 2;
    private static final double MOST_BYTES = 1024;
    private static final double MOST_TIMES_PARSING = 20;
    private static final double LEAST_TIMES_FASTER = 20;
    private static final double MOST_START_UP_MILLIS = 30;

    private final Collection<RunResult> results;
    private final double[] startUps;
    private boolean allMet = true;

    /** Makes a report of JMH's results and of the times of starting up in milliseconds, the shortest first. */
    Report(Collection<RunResult> results, double[] startUps) {
        this.results = results;
        this.startUps = startUps;
    }

    /** Prints the table. Returns whether every limit is met. */
    boolean print(PrintStream out) {
        double parse = time("parse").getScore();
        double classify = time("classify").getScore();
        double regex = time("regex").getScore();
        double bytes = allocated("classify");
        double startUp = startUps[startUps.length / 2];
        out.printf(ROW, "what", "figure", "limit", "met");
        out.printf(ROW, "parsing a reply", micros("parse"), "", "");
        out.printf(ROW, "classifying it", micros("classify"), "<= 2 us", met(classify / 1000 <= MOST_MICROS));
        out.printf(ROW, "  allocated", format("%.0f bytes", bytes), "<= 1 KiB", met(bytes <= MOST_BYTES));
        out.printf(
                ROW,
                "  beside parsing it",
                format("%.1f x", classify / parse),
                "<= 20 x",
                met(classify / parse <= MOST_TIMES_PARSING));
        out.printf(ROW, "  and asking for the words that decided", micros("words"), "", "");
        out.printf(ROW, "the same rules by java.util.regex, one by one", micros("regex"), "", "");
        out.printf(
                ROW,
                "  beside classifying it",
                format("%.0f x", regex / classify),
                ">= 20 x",
                met(regex / classify >= LEAST_TIMES_FASTER));
        out.printf(
                ROW,
                "start-up: loading and compiling the rules",
                format("%.1f ms (%.1f-%.1f)", startUp, startUps[0], startUps[startUps.length - 1]),
                "<= 30 ms",
                met(startUp <= MOST_START_UP_MILLIS));
        return allMet;
    }

    private String met(boolean met) {
        allMet &= met;
        return met ? "yes" : "no";
    }

    private String micros(String benchmark) {
        Result<?> time = time(benchmark);
        return format("%.2f us +- %.2f", time.getScore() / 1000, time.getScoreError() / 1000);
    }

    private Result<?> time(String benchmark) {
        return result(benchmark).getPrimaryResult();
    }

    private double allocated(String benchmark) {
        return Objects.requireNonNull(result(benchmark).getSecondaryResults().get(ALLOCATED), ALLOCATED)
                .getScore();
    }

    private RunResult result(String benchmark) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
                .findFirst()
                .orElseThrow();
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
