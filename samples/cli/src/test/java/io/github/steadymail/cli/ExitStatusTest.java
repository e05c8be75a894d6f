package io.github.steadymail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {
    private static final RecipientOutcome ACCEPTED = RecipientOutcome.accepted("a@example.test", null);
    private static final RecipientOutcome REJECTED =
            RecipientOutcome.refused("b@example.test", at(SmtpPhase.RCPT, "550 5.1.1 no such user"));
    private static final RecipientOutcome DEFERRED =
            RecipientOutcome.refused("c@example.test", at(SmtpPhase.RCPT, "450 4.2.0 busy"));

    private static Classification at(SmtpPhase phase, String reply) {
        return ReplyClassifier.standard().classify(phase, SmtpReply.parse(reply));
    }

    private static SmtpFailure of(RecipientOutcome... recipients) {
        return SmtpFailureBuilder.of(List.of(recipients)).build();
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 5.7.1 no, 65",
        "END_OF_DATA, 552 5.3.4 too large, 65",
        "MAIL, 450 4.7.1 later, 75",
        "RCPT, 552 5.5.3 too many recipients, 75",
        "GREETING, 421 4.3.2 busy, 69",
        "GREETING, 554 5.7.1 no, 69",
        "STARTTLS, 454 4.7.0 not now, 69",
        "STARTTLS, 502 5.5.1 no, 69",
        "AUTH, 535 5.7.8 no, 77",
        "AUTH, 454 4.7.0 not now, 77",
        "AUTH, 534 5.7.9 too weak, 77"
    })
    void ofAReply(SmtpPhase phase, String reply, int status) {
        assertThat(ExitStatus.of(SmtpFailureBuilder.because(at(phase, reply)).build()))
                .isEqualTo(status);
    }

    @Test
    void ofRecipients() {
        assertThat(ExitStatus.of(of(REJECTED))).isEqualTo(65);
        assertThat(ExitStatus.of(of(DEFERRED))).isEqualTo(75);
        assertThat(ExitStatus.of(of(REJECTED, DEFERRED))).isEqualTo(75);
    }

    @Test
    void whatSomebodyHasOrMayHaveIsNeverSimplySentAgain() {
        assertThat(Stream.of(of(ACCEPTED, REJECTED), of(ACCEPTED, DEFERRED)).map(ExitStatus::of))
                .containsOnly(76);
        assertThat(ExitStatus.of(SmtpFailureBuilder.because(
                                Classification.passing(FailureKind.OUTCOME_UNKNOWN, SmtpPhase.END_OF_DATA))
                        .build()))
                .isEqualTo(70);
    }

    @Test
    void ofTheNetwork() {
        assertThat(ExitStatus.of(network(SmtpPhase.CONNECT))).isEqualTo(69);
        assertThat(ExitStatus.of(network(SmtpPhase.RCPT))).isEqualTo(75);
    }

    @Test
    void ofTheDeadline() {
        assertThat(ExitStatus.of(passing(FailureKind.DEADLINE_EXCEEDED, SmtpPhase.GREETING)))
                .isEqualTo(69);
        assertThat(ExitStatus.of(passing(FailureKind.DEADLINE_EXCEEDED, SmtpPhase.DATA)))
                .isEqualTo(75);
    }

    private static SmtpFailure network(SmtpPhase phase) {
        return passing(FailureKind.NETWORK_FAILED, phase);
    }

    private static SmtpFailure passing(FailureKind kind, SmtpPhase phase) {
        return SmtpFailureBuilder.because(Classification.passing(kind, phase)).build();
    }
}
