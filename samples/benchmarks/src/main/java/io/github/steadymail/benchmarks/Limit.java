package io.github.steadymail.benchmarks;

import java.util.Locale;

/**
 * What a figure must reach.
 *
 * @param least the least that it may be, negative infinity for none
 * @param most the most that it may be, infinity for none
 * @param format how figures like it are written
 */
record Limit(double least, double most, String format) {
    static Limit atLeast(double least, String format) {
        return new Limit(least, Double.POSITIVE_INFINITY, format);
    }

    static Limit atMost(double most, String format) {
        return new Limit(Double.NEGATIVE_INFINITY, most, format);
    }

    /** Whether a figure reaches it; one that is no number does not. */
    boolean isMetBy(double figure) {
        return figure >= least && figure <= most;
    }

    /** A figure, as it is written. */
    String written(double figure) {
        return String.format(Locale.ROOT, format, figure);
    }

    @Override
    public String toString() {
        return least > Double.NEGATIVE_INFINITY ? "≥ " + written(least) : "≤ " + written(most);
    }
}
