package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.MessagingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final SmtpReply TAKEN = SmtpReply.parse("250 2.0.0 Ok: queued as 4XyZ12abcD");
    private static final RecipientOutcome ALICE = RecipientOutcome.accepted("alice@example.test", null);
    private static final RecipientOutcome BOB = RecipientOutcome.refused(
            "bob@example.test",
            ReplyClassifier.standard().classify(SmtpPhase.RCPT, SmtpReply.parse("550 5.1.1 no such user")));

    @Test
    void aReceiptHasTheServersWords() throws MessagingException {
        Receipt receipt = new Receipt(TAKEN, List.of(ALICE), "<1@example.test>");
        assertThat(receipt.queueId()).contains("4XyZ12abcD");
        assertThat(receipt.messageId()).contains("<1@example.test>");
        Outcome outcome = new Outcome.Accepted(receipt);
        assertThat(outcome.orThrow()).isSameAs(receipt);
        assertThat(outcome.failure()).isEmpty();
    }

    @Test
    void aReceiptIsForAnAcceptedMessageOnly() {
        SmtpReply refusal = SmtpReply.parse("550 no");
        assertThatThrownBy(() -> new Receipt(refusal, List.of(ALICE), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Receipt(TAKEN, List.of(ALICE, BOB), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFailureTellsWhatCameOfIt() {
        SmtpFailure failed = SmtpFailureBuilder.of(List.of(BOB)).build();
        SmtpFailure partial =
                SmtpFailureBuilder.of(List.of(ALICE, BOB)).finalReply(TAKEN).build();
        SmtpFailure unknown = SmtpFailureBuilder.because(
                        Classification.passing(FailureKind.OUTCOME_UNKNOWN, SmtpPhase.END_OF_DATA))
                .build();
        assertThat(Outcome.of(failed)).isInstanceOf(Outcome.Failed.class);
        assertThat(Outcome.of(partial)).isInstanceOf(Outcome.InPart.class);
        assertThat(Outcome.of(unknown)).isInstanceOf(Outcome.Unknown.class);
        for (SmtpFailure each : List.of(failed, partial, unknown)) {
            assertThat(Outcome.of(each).failure()).containsSame(each);
            assertThatThrownBy(() -> Outcome.of(each).orThrow()).isSameAs(each);
        }
    }
}
