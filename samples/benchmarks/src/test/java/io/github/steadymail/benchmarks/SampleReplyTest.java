package io.github.steadymail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.ReplyClassifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleReplyTest {
    private final List<SampleReply> replies = SampleReply.all();

    private static FailureKind kind(SampleReply sample) {
        return ReplyClassifier.standard()
                .classify(sample.phase(), sample.reply())
                .kind();
    }

    @Test
    void areAsManyAsTheBenchmarkDividesBy() {
        assertThat(replies).hasSize(SampleReply.COUNT);
    }

    @Test
    void areWellFormed() {
        assertThat(replies)
                .extracting(SampleReply::reply)
                .allSatisfy(reply -> assertThat(reply.anomalies()).isEmpty());
    }

    @Test
    void areOfAllKindsThatServersSay() {
        Set<FailureKind> said = EnumSet.range(FailureKind.MAILBOX_NOT_FOUND, FailureKind.PROTOCOL_ERROR);
        said.add(FailureKind.UNKNOWN);

        assertThat(replies).extracting(SampleReplyTest::kind).containsAll(said);
    }

    @Test
    void meanTheSameToRegularExpressions() {
        RegexClassifier regexClassifier = new RegexClassifier();

        List<SampleReply> different = replies.stream()
                .filter(sample -> regexClassifier.classify(sample.phase(), sample.reply()) != kind(sample))
                .toList();

        assertThat(different).isEmpty();
    }
}
