package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClassificationTest {
    @Test
    void aReplyIsKeptAsTheEvidence() {
        SmtpReply reply = SmtpReply.parse("450 4.2.1 disabled, try again in 3 hours");
        Classification meaning = ReplyClassifier.standard().classify(SmtpPhase.RCPT, reply);
        assertThat(meaning.kind()).isEqualTo(FailureKind.MAILBOX_DISABLED);
        assertThat(meaning.permanent()).isFalse();
        assertThat(meaning.accepts()).isFalse();
        assertThat(meaning.phase()).contains(SmtpPhase.RCPT);
        assertThat(meaning.reply()).contains(reply);
        assertThat(meaning.statedDelay()).contains(Duration.ofHours(3));
        assertThat(meaning.exceptionType()).isEqualTo(MailboxBusyException.class);
        assertThat(meaning.advice().statedDelay()).contains(Duration.ofHours(3));
        assertThat(meaning.advice().delay(1)).isEqualTo(Duration.ofHours(3));
        assertThat(meaning.advice().batchSize()).isEqualTo(Integer.MAX_VALUE);
        assertThat(meaning).hasToString("MAILBOX_DISABLED (transient, rule " + meaning.rule() + ")");
    }

    @Test
    void aFailureWithoutAReplySaysSo() {
        Classification gone = Classification.permanent(FailureKind.ENVELOPE_INVALID, null);
        assertThat(gone.permanent()).isTrue();
        assertThat(gone.accepts()).isFalse();
        assertThat(gone.phase()).isEmpty();
        assertThat(gone.reply()).isEmpty();
        assertThat(gone.statedDelay()).isEmpty();
        assertThat(gone).hasToString("ENVELOPE_INVALID (permanent, rule no reply)");
        Classification lost = Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.DATA);
        assertThat(lost.permanent()).isFalse();
        assertThat(lost.accepts()).isFalse();
        assertThat(lost.rule()).isEqualTo("no reply");
        assertThat(lost.advice().action()).isEqualTo(RetryAction.RECONNECT);
    }

    @Test
    void halfAReplyIsEvidenceAndChangesNothing() {
        SmtpReply half = SmtpReply.parse("550-5.1.1 no su".getBytes(StandardCharsets.US_ASCII));
        Classification lost = Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.RCPT);
        Classification evidenced = lost.withEvidence(half);
        assertThat(evidenced.reply()).contains(half);
        assertThat(evidenced.kind()).isEqualTo(FailureKind.NETWORK_FAILED);
        assertThat(evidenced.permanent()).isFalse();
        assertThat(evidenced.phase()).contains(SmtpPhase.RCPT);
        assertThat(evidenced.exceptionType()).isEqualTo(TransmissionException.class);
        assertThat(evidenced.withEvidence(null).reply()).isEmpty();
        assertThat(lost.reply()).isEmpty();
    }

    @Test
    void evidenceKeepsWhatTheReplySaid() {
        SmtpReply reply = SmtpReply.parse("451 4.3.0 retry in 9 minutes");
        Classification meaning = ReplyClassifier.standard().classify(SmtpPhase.MAIL, reply);
        Classification other = meaning.withEvidence(SmtpReply.parse("451 blotted"));
        assertThat(other.statedDelay()).isEqualTo(meaning.statedDelay()).contains(Duration.ofMinutes(9));
        assertThat(other.rule()).isEqualTo(meaning.rule());
        Classification gone = ReplyClassifier.standard().classify(SmtpPhase.RCPT, SmtpReply.parse("550 gone"));
        assertThat(gone.withEvidence(null).permanent()).isTrue();
    }

    @Test
    void whatGoesOnIsNoFailure() {
        Classification fine = ReplyClassifier.standard().classify(SmtpPhase.RCPT, SmtpReply.parse("250 ok"));
        assertThat(fine.accepts()).isTrue();
        assertThat(fine.advice().action()).isEqualTo(RetryAction.NEVER);
        assertThat(fine.advice().delay(3)).isEqualTo(Duration.ZERO);
        assertThat(fine.advice().reason()).isEqualTo("nothing failed");
        assertThat(fine.withEvidence(null).accepts()).isTrue();
    }
}
