package io.github.steadymail.benchmarks;

import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.transport.FailureTranslator;
import java.util.Collection;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What a typed failure costs beyond the exception that Angus Mail makes anyway. */
final class TranslationRows {
    private static final Limit NANOS = Limit.atMost(250, "%.0f ns");
    private static final Limit BYTES = Limit.atMost(256, "%.0f bytes");
    private static final Limit TRACES = Limit.atMost(0, "%.0f");
    /** What JMH's GC profiler calls the bytes for one operation. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Table table;
    private final Collection<RunResult> results;

    private TranslationRows(Table table, Collection<RunResult> results) {
        this.table = table;
        this.results = results;
    }

    static void all(Course course) throws Exception {
        TranslationRows rows = new TranslationRows(course.table(), measured(course.quick()));
        rows.add("a refused message, **Steadymail** less Angus Mail", "steadymailRefused", "angusRefused");
        rows.add("`FailureTranslator`, less the exception that it reads", "translated", "angusException");
        rows.traces();
    }

    private static Collection<RunResult> measured(boolean quick) throws RunnerException {
        System.setProperty("jmh.ignoreLock", "true"); // it would refuse to run beside another project's
        return new Runner(new OptionsBuilder()
                        .include(TranslationBenchmark.class.getName())
                        .forks(quick ? 1 : 2)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(quick ? 3 : 7)
                        .measurementTime(TimeValue.milliseconds(300))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }

    private void add(String what, String with, String without) {
        double nanos = nanos(with) - nanos(without);
        double bytes = bytes(with) - bytes(without);
        table.row(what, written(NANOS, nanos, nanos(with), nanos(without)), nanos, NANOS);
        table.row("· allocated", written(BYTES, bytes, bytes(with), bytes(without)), bytes, BYTES);
    }

    private static String written(Limit limit, double difference, double with, double without) {
        return "%s (%.0f − %.0f)".formatted(limit.written(difference), with, without);
    }

    private void traces() {
        int angus = StackTraces.madeFor(Refusal.toAngus().thrown());
        int refused = StackTraces.madeFor(Refusal.toSteadymail().thrown());
        SmtpFailure translated =
                FailureTranslator.translate(Refusal.toAngus().thrown()).orElseThrow();
        addTraces("stack traces of a refused message, **Steadymail** less Angus Mail", refused, angus);
        addTraces(
                "· of what `FailureTranslator` gives, less the exception that it reads",
                StackTraces.madeFor(translated.exception()),
                angus);
    }

    private void addTraces(String what, int with, int without) {
        table.row(what, written(TRACES, with - without, with, without), with - without, TRACES);
    }

    /** The best iteration: what else the machine does can only add to it, and the differences are small. */
    private double nanos(String benchmark) {
        return result(benchmark).getPrimaryResult().getStatistics().getMin();
    }

    private double bytes(String benchmark) {
        return Objects.requireNonNull(result(benchmark).getSecondaryResults().get(ALLOCATED), ALLOCATED)
                .getScore();
    }

    private RunResult result(String benchmark) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
                .findFirst()
                .orElseThrow();
    }
}
