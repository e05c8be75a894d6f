package io.github.steadymail.benchmarks;

import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.reply.SmtpReply;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Parses and classifies all replies, one after the other; a figure is that of one reply. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SampleReply.COUNT)
public class ReplyBenchmark {
    private final List<SampleReply> replies = SampleReply.all();
    private final ReplyClassifier classifier = ReplyClassifier.standard();
    private final RegexClassifier regexClassifier = new RegexClassifier();

    /** Made by JMH. */
    public ReplyBenchmark() {}

    /**
     * Parses replies from their octets.
     *
     * @param blackhole takes them
     */
    @Benchmark
    public void parse(Blackhole blackhole) {
        for (SampleReply sample : replies) {
            blackhole.consume(SmtpReply.parse(sample.wire()));
        }
    }

    /**
     * Classifies replies.
     *
     * @param blackhole takes what they mean
     */
    @Benchmark
    public void classify(Blackhole blackhole) {
        for (SampleReply sample : replies) {
            blackhole.consume(classifier.classify(sample.phase(), sample.reply()));
        }
    }

    /**
     * Classifies replies, and asks for the words that decided.
     *
     * @param blackhole takes the words
     */
    @Benchmark
    public void words(Blackhole blackhole) {
        for (SampleReply sample : replies) {
            blackhole.consume(
                    classifier.classify(sample.phase(), sample.reply()).words());
        }
    }

    /**
     * Finds the kind of replies by regular expressions.
     *
     * @param blackhole takes the kinds
     */
    @Benchmark
    public void regex(Blackhole blackhole) {
        for (SampleReply sample : replies) {
            blackhole.consume(regexClassifier.classify(sample.phase(), sample.reply()));
        }
    }
}
