package io.github.steadymail.benchmarks;

import java.io.IOException;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures what classifying a reply costs. */
final class ClassifyBenchmark {
    private static final int START_UPS = 15;

    private ClassifyBenchmark() {}

    /** Measures and prints. Returns whether every limit is met. */
    static boolean run() throws RunnerException, IOException, InterruptedException {
        System.out.printf("Measuring %d replies; this takes some 2 minutes.%n%n", SampleReply.COUNT);
        double[] startUps = StartUp.measure(START_UPS);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ReplyBenchmark.class.getName())
                        .forks(3)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        return new Report(results, startUps).print(System.out);
    }
}
