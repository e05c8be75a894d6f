package io.github.steadymail.benchmarks;

import io.github.steadymail.sender.PoolBenchmark;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What the pool itself costs: borrowing a connection that is open, looking at it, and giving it back. */
final class PoolRows {
    private static final int THREADS = 32;

    private PoolRows() {}

    static void all(Course course) throws Exception {
        double one = perSecond(course, 1);
        double all = perSecond(course, THREADS);
        course.table().note("pool: borrow and return, 1 thread", written(one));
        course.table()
                .note(
                        "· " + THREADS + " threads",
                        written(all) + ", " + Limit.atLeast(0, "%.2f ×").written(all / one));
    }

    private static String written(double perSecond) {
        return "%.0f ns (%.0f/s)".formatted(1e9 / perSecond, perSecond);
    }

    private static double perSecond(Course course, int threads) throws RunnerException {
        System.setProperty("jmh.ignoreLock", "true"); // it would refuse to run beside another project's
        return new Runner(new OptionsBuilder()
                        .include(PoolBenchmark.class.getName())
                        .param("port", String.valueOf(course.servers().sinkPort()))
                        .threads(threads)
                        .forks(course.quick() ? 1 : 2)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(course.quick() ? 3 : 7)
                        .measurementTime(TimeValue.milliseconds(300))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getScore();
    }
}
