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

/** Measures what classifying a reply costs, and prints it beside what it may cost. */
final class Main {
    private static final int START_UPS = 15;

    private Main() {}

    /**
     * Runs the benchmarks; the exit status is 1 if a limit is not met.
     *
     * @param args {@code classify}
     * @throws RunnerException if JMH fails
     * @throws IOException if no JVM can be started
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        if (args.length != 1 || !args[0].equals("classify")) {
            System.err.println("usage: java -jar benchmarks.jar classify");
            System.exit(64);
        }
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
        boolean met = new Report(results, startUps).print(System.out);
        System.exit(met ? 0 : 1);
    }
}
