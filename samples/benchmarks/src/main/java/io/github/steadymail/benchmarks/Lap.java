package io.github.steadymail.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was sent in some seconds.
 *
 * @param messages how many messages, those before the clock ran included
 * @param perSecond how many a second
 * @param cpuMicros the CPU time of the sending process for each, in microseconds
 */
record Lap(long messages, double perSecond, double cpuMicros) {
    /** The median of some laps, number by number. */
    static Lap median(List<Lap> laps) {
        return new Lap(
                laps.stream().mapToLong(Lap::messages).sum(),
                median(laps, Lap::perSecond),
                median(laps, Lap::cpuMicros));
    }

    private static double median(List<Lap> laps, ToDoubleFunction<Lap> figure) {
        double[] sorted = laps.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
