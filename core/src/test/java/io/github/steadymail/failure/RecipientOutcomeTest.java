package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientOutcomeTest {
    private static final SmtpReply OK = SmtpReply.parse("250 2.1.5 ok\r\n");

    @Test
    void whoHasTheMessageIsNotToGetItAgain() {
        RecipientOutcome outcome = RecipientOutcome.accepted("alice@example.test", OK);
        assertThat(outcome.address()).isEqualTo("alice@example.test");
        assertThat(outcome.disposition()).isEqualTo(Disposition.ACCEPTED);
        assertThat(outcome.reply()).contains(OK);
        assertThat(outcome.kind()).isEmpty();
        assertThat(outcome.suppress()).isFalse();
        assertThat(outcome.isRemaining()).isFalse();
        assertThat(outcome.isRefused()).isFalse();
        assertThat(outcome).hasToString("alice@example.test ACCEPTED: 250 2.1.5 ok");
    }

    @Test
    void whoIsRefusedForGoodIsRejected() {
        RecipientOutcome outcome = refused(SmtpPhase.RCPT, "550 5.1.1 no such user");
        assertThat(outcome.disposition()).isEqualTo(Disposition.REJECTED);
        assertThat(outcome.kind()).contains(FailureKind.MAILBOX_NOT_FOUND);
        assertThat(outcome.reply()).contains(SmtpReply.parse("550 5.1.1 no such user"));
        assertThat(outcome.isRemaining()).isFalse();
        assertThat(outcome.isRefused()).isTrue();
        assertThat(outcome).hasToString("bob@example.test REJECTED: 550 5.1.1 no such user");
    }

    @Test
    void whoIsRefusedForNowRemains() {
        RecipientOutcome outcome = refused(SmtpPhase.RCPT, "450 4.2.1 temporarily disabled");
        assertThat(outcome.disposition()).isEqualTo(Disposition.DEFERRED);
        assertThat(outcome.kind()).contains(FailureKind.MAILBOX_DISABLED);
        assertThat(outcome.isRemaining()).isTrue();
        assertThat(outcome.isRefused()).isTrue();
    }

    @Test
    void whoWasNotAskedForRemains() {
        RecipientOutcome outcome = RecipientOutcome.notAttempted("dave@example.test", null);
        assertThat(outcome.disposition()).isEqualTo(Disposition.NOT_ATTEMPTED);
        assertThat(outcome.reply()).isEmpty();
        assertThat(outcome.kind()).isEmpty();
        assertThat(outcome.suppress()).isFalse();
        assertThat(outcome.isRemaining()).isTrue();
        assertThat(outcome.isRefused()).isFalse();
        assertThat(outcome).hasToString("dave@example.test NOT_ATTEMPTED");
        assertThat(RecipientOutcome.notAttempted("dave@example.test", OK).reply())
                .contains(OK);
    }

    @Test
    void whoMayHaveTheMessageIsNeitherSentToAgainNorRefused() {
        RecipientOutcome outcome = RecipientOutcome.unknown("erin@example.test", OK);
        assertThat(outcome.disposition()).isEqualTo(Disposition.UNKNOWN);
        assertThat(outcome.reply()).contains(OK);
        assertThat(outcome.kind()).contains(FailureKind.OUTCOME_UNKNOWN);
        assertThat(outcome.suppress()).isFalse();
        assertThat(outcome.isRemaining()).isFalse();
        assertThat(outcome.isRefused()).isFalse();
        assertThat(RecipientOutcome.unknown("erin@example.test", null).reply()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user, true",
        "RCPT, 550 no such user, true",
        "RCPT, 551 moved, false",
        "RCPT, 551 User not local, true",
        "RCPT, 551 5.1.6 moved, true",
        "RCPT, 553 5.1.3 bad address, true",
        "RCPT, 550 5.2.1 disabled, true",
        "RCPT, 556 5.1.10 null MX, true",
        "RCPT, 450 4.1.1 unverified, false",
        "RCPT, 450 4.2.1 disabled for now, false",
        "RCPT, 450 busy, false",
        "RCPT, 552 5.2.2 over quota, false",
        "RCPT, 550 5.7.1 refused, false",
        "RCPT, 554 5.7.1 relay access denied, false",
        "RCPT, 454 4.7.1 relay access denied, false",
        "MAIL, 550 5.1.1 no such user, false",
        "MAIL, 553 5.1.3 bad address, false",
        "END_OF_DATA, 550 5.1.1 no such user, false",
        "DATA, 550 5.1.1 no such user, false",
        "GREETING, 556 5.1.10 null MX, false",
        ", 550 5.1.1 no such user, false",
    })
    void onlyAPermanentReplyToThatVeryRcptEndsAnAddress(@Nullable SmtpPhase phase, String reply, boolean suppress) {
        assertThat(refused(phase, reply).suppress()).isEqualTo(suppress);
    }

    @Test
    void noAddressEndsWithoutAReply() {
        Classification said = Classification.permanent(FailureKind.MAILBOX_NOT_FOUND, SmtpPhase.RCPT);
        assertThat(RecipientOutcome.refused("bob@example.test", said).suppress())
                .isFalse();
        Classification soft = said.withEvidence(SmtpReply.parse("450 no such user"));
        assertThat(RecipientOutcome.refused("bob@example.test", soft).disposition())
                .isEqualTo(Disposition.REJECTED);
        assertThat(RecipientOutcome.refused("bob@example.test", soft).suppress())
                .isFalse();
    }

    @Test
    void aLogShowsNoControlCharacters() {
        Classification gone = classify(SmtpPhase.RCPT, "550 5.1.1 \u001b[31mno\0");
        assertThat(RecipientOutcome.refused("a\r\nb\u202e@example.test", gone))
                .hasToString("a b?@example.test REJECTED: 550 5.1.1 ?[31mno?");
        assertThat(RecipientOutcome.notAttempted("x".repeat(400), null)
                        .toString()
                        .length())
                .isLessThan(400);
    }

    private static RecipientOutcome refused(@Nullable SmtpPhase phase, String reply) {
        return RecipientOutcome.refused("bob@example.test", classify(phase, reply));
    }

    private static Classification classify(@Nullable SmtpPhase phase, String reply) {
        return ReplyClassifier.standard().classify(phase, SmtpReply.parse(reply));
    }
}
