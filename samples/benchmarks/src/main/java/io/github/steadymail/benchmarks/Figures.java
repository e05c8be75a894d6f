package io.github.steadymail.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a race came to, beside Angus Mail with a transport for each thread.
 *
 * @param what what was raced for
 * @param laps the median laps, by label
 */
record Figures(String what, Map<String, Lap> laps) {
    static final String TIMES = "%.2f ×";

    /** How many times as fast as Angus Mail. */
    double speed(String label) {
        return lap(label).perSecond() / lap(Contender.ANGUS.label()).perSecond();
    }

    /** How many times as fast as another. */
    double beside(String label, String other) {
        return lap(label).perSecond() / lap(other).perSecond();
    }

    /** How many times the CPU time of Angus Mail. */
    double cpu(String label) {
        return lap(label).cpuMicros() / lap(Contender.ANGUS.label()).cpuMicros();
    }

    String speedWritten(String label) {
        return String.format(
                Locale.ROOT, TIMES + " (%.0f/s)", speed(label), lap(label).perSecond());
    }

    String cpuWritten(String label) {
        return String.format(
                Locale.ROOT, TIMES + " (%.0f µs)", cpu(label), lap(label).cpuMicros());
    }

    /** Puts the speeds of all into a row. */
    void speedsInto(Comparison comparison) {
        laps.keySet().forEach(label -> comparison.put(what, Contender.column(label), speedWritten(label)));
    }

    /** Puts the CPU times of all into a row. */
    void cpuInto(Comparison comparison, String row) {
        laps.keySet().forEach(label -> comparison.put(row, Contender.column(label), cpuWritten(label)));
    }

    /** Adds what a speed must reach. */
    void speedInto(Table table, String label, double least) {
        table.row(what + ": " + label, speedWritten(label), speed(label), Limit.atLeast(least, TIMES));
    }

    private Lap lap(String label) {
        return Objects.requireNonNull(laps.get(label), label);
    }
}
