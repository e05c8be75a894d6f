package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.EnhancedStatusCode;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyClassifierTest {
    private final ReplyClassifier classifier = ReplyClassifier.standard();

    @ParameterizedTest
    @CsvSource({
        "RCPT, 421, SERVER_ERROR",
        "END_OF_DATA, 421, SERVER_ERROR",
        "AUTH, 432, AUTHENTICATION_FAILED",
        "RCPT, 450, MAILBOX_BUSY",
        "MAIL, 450, SENDER_REJECTED",
        "EHLO, 450, POLICY_REJECTED",
        "DATA, 450, POLICY_REJECTED",
        "END_OF_DATA, 450, POLICY_REJECTED",
        ", 450, MAILBOX_BUSY",
        "RCPT, 451, SERVER_ERROR",
        "RCPT, 452, SERVER_ERROR",
        "END_OF_DATA, 452, SERVER_ERROR",
        "AUTH, 454, SERVER_ERROR",
        "STARTTLS, 454, ENCRYPTION_REQUIRED",
        "MAIL, 455, PROTOCOL_ERROR",
        "DATA, 500, PROTOCOL_ERROR",
        "MAIL, 501, PROTOCOL_ERROR",
        "EHLO, 502, PROTOCOL_ERROR",
        "DATA, 503, PROTOCOL_ERROR",
        "AUTH, 504, PROTOCOL_ERROR",
        "GREETING, 521, POLICY_REJECTED",
        "MAIL, 523, ENCRYPTION_REQUIRED",
        "AUTH, 525, AUTHENTICATION_FAILED",
        "RCPT, 525, MAILBOX_DISABLED",
        "MAIL, 530, AUTHENTICATION_REQUIRED",
        "AUTH, 534, AUTHENTICATION_FAILED",
        "AUTH, 535, AUTHENTICATION_FAILED",
        "AUTH, 538, ENCRYPTION_REQUIRED",
        "RCPT, 550, MAILBOX_NOT_FOUND",
        "MAIL, 550, SENDER_REJECTED",
        "EHLO, 550, POLICY_REJECTED",
        "DATA, 550, POLICY_REJECTED",
        "END_OF_DATA, 550, POLICY_REJECTED",
        ", 550, MAILBOX_NOT_FOUND",
        "RCPT, 551, MAILBOX_NOT_FOUND",
        "RCPT, 552, MAILBOX_FULL",
        "MAIL, 552, MESSAGE_TOO_LARGE",
        "END_OF_DATA, 552, MESSAGE_TOO_LARGE",
        "RCPT, 553, ADDRESS_INVALID",
        "MAIL, 553, SENDER_REJECTED",
        "GREETING, 554, POLICY_REJECTED",
        "RCPT, 554, UNKNOWN",
        "END_OF_DATA, 554, UNKNOWN",
        "RCPT, 555, PROTOCOL_ERROR",
        "RCPT, 556, DOMAIN_NOT_FOUND",
        "RCPT, 499, UNKNOWN",
        "RCPT, 599, UNKNOWN",
        "MAIL, 354, PROTOCOL_ERROR",
        "MAIL, 199, PROTOCOL_ERROR",
        "DATA, 250, PROTOCOL_ERROR",
        "END_OF_DATA, 354, OUTCOME_UNKNOWN",
        "END_OF_DATA, 199, OUTCOME_UNKNOWN",
        "END_OF_DATA, 699, OUTCOME_UNKNOWN",
    })
    void whereTheWordsSayNothingCodeAndPhaseDecide(@Nullable SmtpPhase phase, int code, FailureKind kind) {
        Classification meaning = classifier.classify(phase, SmtpReply.parse(code + " x"));
        assertThat(meaning.kind()).isEqualTo(kind);
        assertThat(meaning.accepts()).isFalse();
        assertThat(meaning.rule()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 250 ok",
        "RCPT, 251 will forward",
        "RCPT, 252 cannot verify",
        "RCPT, 299 whatever",
        "MAIL, 250 2.1.0 ok",
        "END_OF_DATA, 251 queued",
        "GREETING, 220 ready",
        "DATA, 354 go on",
        "DATA, 399 go on",
        "AUTH, 235 2.7.0 welcome",
        "AUTH, 334 VXNlcm5hbWU6",
        ", 250 ok",
    })
    void whatGoesOnIsAccepted(@Nullable SmtpPhase phase, String reply) {
        assertThat(classifier.classify(phase, SmtpReply.parse(reply)).accepts()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 250 ok",
        "EHLO, 220 ok",
        "STARTTLS, 250 ok",
        "DATA, 250 ok",
        "DATA, 550 no",
        "RCPT, 354 go on",
        "END_OF_DATA, 354 go on",
        "AUTH, 535 no",
        "GREETING, 199 hm",
        "RCPT, 650 hm",
        "RCPT, garbage",
        ", 354 go on",
    })
    void whatDoesNotGoOnIsNotAccepted(@Nullable SmtpPhase phase, String reply) {
        assertThat(classifier.classify(phase, SmtpReply.parse(reply)).accepts()).isFalse();
    }

    @Test
    void whatDidNotEndIsNotAccepted() {
        SmtpReply half = SmtpReply.parse("250-half".getBytes(StandardCharsets.US_ASCII));
        Classification meaning = ReplyClassifier.standard().classify(SmtpPhase.END_OF_DATA, half);
        assertThat(meaning.accepts()).isFalse();
        assertThat(meaning.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "452 no more, true, TOO_MANY_RECIPIENTS",
        "452 no more, false, SERVER_ERROR",
        "452 4.3.1 disk full, true, SERVER_ERROR",
        "452 4.2.2 over quota, true, MAILBOX_FULL",
        "452 4.5.3 too many, true, TOO_MANY_RECIPIENTS",
        "452 4.5.3 too many, false, TOO_MANY_RECIPIENTS",
        "552 no more, true, TOO_MANY_RECIPIENTS",
        "552 no more, false, MAILBOX_FULL",
        "552 5.5.3 no more, true, TOO_MANY_RECIPIENTS",
        "552 Quota exceeded, true, MAILBOX_FULL",
        "552 5.2.2 over quota, true, MAILBOX_FULL",
        "552 5.3.4 too big, true, MESSAGE_TOO_LARGE",
        "550 5.5.3 too many, true, TOO_MANY_RECIPIENTS",
    })
    void anAcceptedRecipientBeforeTellsTooManyFromTooFull(String reply, boolean accepted, FailureKind kind) {
        assertThat(classifier
                        .classify(SmtpPhase.RCPT, SmtpReply.parse(reply), accepted)
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void anAcceptedRecipientMattersAtRcptAlone() {
        SmtpReply reply = SmtpReply.parse("452 no more");
        assertThat(classifier.classify(SmtpPhase.END_OF_DATA, reply, true).kind())
                .isEqualTo(FailureKind.SERVER_ERROR);
        assertThat(classifier.classify(null, reply, true).kind()).isEqualTo(FailureKind.SERVER_ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 x, MAILBOX_NOT_FOUND",
        "RCPT, 550 5.1.2 x, DOMAIN_NOT_FOUND",
        "RCPT, 550 5.1.8 x, SENDER_REJECTED",
        "RCPT, 550 5.2.1 x, MAILBOX_DISABLED",
        "RCPT, 550 5.2.2 x, MAILBOX_FULL",
        "RCPT, 550 5.7.25 x, REVERSE_DNS_REJECTED",
        "RCPT, 550 5.7.27 x, SENDER_REJECTED",
        "MAIL, 552 5.3.4 x, MESSAGE_TOO_LARGE",
        "END_OF_DATA, 550 5.6.0 x, CONTENT_REJECTED",
        "END_OF_DATA, 550 5.7.23 x, DOMAIN_AUTHENTICATION_FAILED",
        "END_OF_DATA, 550 5.4.6 x, ROUTING_FAILED",
        "MAIL, 550 5.1.1 x, SENDER_REJECTED",
    })
    void anExactEnhancedCodeSaysMoreThanTheCode(SmtpPhase phase, String reply, FailureKind kind) {
        assertThat(classifier.classify(phase, SmtpReply.parse(reply)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 x", "550 5.0.0 x", "550 5.7.999 x", "550 5.1.1.1 x"})
    void anEnhancedCodeThatSaysNothingLeavesItToTheCode(String reply) {
        assertThat(classifier.classify(SmtpPhase.RCPT, SmtpReply.parse(reply)).kind())
                .isEqualTo(FailureKind.MAILBOX_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "550 4.2.2 over quota, true",
        "452 5.2.2 over quota, false",
        "550 4.2.1 disabled, true",
        "450 5.2.1 disabled, false",
    })
    void whereTheClassesContradictTheReplyCodeWins(String reply, boolean permanent) {
        assertThat(classifier.classify(SmtpPhase.RCPT, SmtpReply.parse(reply)).permanent())
                .isEqualTo(permanent);
    }

    @Test
    void theWordsTellEncryptionFromAuthentication() {
        assertThat(classifier
                        .classify(SmtpPhase.MAIL, SmtpReply.parse("530 5.7.0 Must issue a STARTTLS command first"))
                        .kind())
                .isEqualTo(FailureKind.ENCRYPTION_REQUIRED);
        assertThat(classifier
                        .classify(SmtpPhase.MAIL, SmtpReply.parse("530-5.7.0 log in\r\n530 5.7.0 first"))
                        .kind())
                .isEqualTo(FailureKind.AUTHENTICATION_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "450 4.2.0 busy; try again in 90 seconds, PT90S",
        "450 4.2.0 busy; try again in 90s, PT90S",
        "450 4.2.0 busy; TRY AGAIN IN 90 SECONDS, PT90S",
        "450 4.2.0 busy; try again after 15 minutes, PT15M",
        "450 4.2.0 busy; retry in 2 hours, PT2H",
        "421 4.3.2 closing; come back in 1 day, PT24H",
        "451 4.7.1 please wait 45 min, PT45M",
        "450 4.2.0 retry after lunch; retry in 0 seconds, PT0S",
        "550 5.4.5 limit reached; try again in 12 hours, PT12H",
    })
    void theDelayThatTheWordsGiveIsRead(String reply, Duration delay) {
        assertThat(classifier.classify(SmtpPhase.RCPT, SmtpReply.parse(reply)).statedDelay())
                .contains(delay);
    }

    @Test
    void theDelayMayStandOnAnotherLine() {
        SmtpReply reply = SmtpReply.parse("450-4.2.0 busy, please try again\r\n450 in 7 minutes\r\n");
        assertThat(classifier.classify(SmtpPhase.RCPT, reply).statedDelay()).contains(Duration.ofMinutes(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "450 4.2.0 busy",
                "450 4.2.0 busy, try again later",
                "450 4.2.0 busy, try again in a moment",
                "450 4.2.0 busy, retry in",
                "450 4.2.0 busy, retry in 5",
                "450 4.2.0 busy, retry in 5 parsecs",
                "450 4.2.0 busy, retry in 3 months",
                "450 4.2.0 undelivered after 4 hours",
                "354 retry in 5 minutes",
                "250 queued, please wait 5 minutes",
                "650 please wait 5 minutes",
            })
    void whereTheWordsGiveNoDelayNoneIsRead(String reply) {
        assertThat(classifier.classify(SmtpPhase.RCPT, SmtpReply.parse(reply)).statedDelay())
                .isEmpty();
    }

    @Property
    void noReplyIsTooStrangeToClassify(
            @ForAll SmtpPhase phase, @ForAll("replies") SmtpReply reply, @ForAll boolean again) {
        Classification meaning = classifier.classify(phase, reply, again);
        assertThat(meaning.reply()).contains(reply);
        assertThat(meaning.phase()).contains(phase);
        assertThat(meaning.rule()).isNotBlank();
        assertThat(meaning.advice().delay(1)).isBetween(Duration.ZERO, Duration.ofDays(1));
        assertThat(meaning.advice().reason()).isNotBlank();
        if (!meaning.accepts() && !reply.code().isNegative()) {
            assertThat(meaning.kind())
                    .isEqualTo(
                            phase == SmtpPhase.END_OF_DATA ? FailureKind.OUTCOME_UNKNOWN : FailureKind.PROTOCOL_ERROR);
        }
        assertThat(meaning.permanent()).isEqualTo(meaning.advice().action() == RetryAction.NEVER);
    }

    @Provide
    Arbitrary<SmtpReply> replies() {
        return Arbitraries.strings()
                .withChars("2450135.. -\r\nabc")
                .ofMaxLength(24)
                .map(text -> SmtpReply.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Property
    void everyRegisteredCodeIsClassifiedWithItsVerdict(@ForAll("registered") String key, @ForAll SmtpPhase phase) {
        SmtpReply bad = SmtpReply.parse("550 " + key.replace('X', '5') + " x");
        SmtpReply later = SmtpReply.parse("451 " + key.replace('X', '4') + " x");
        Classification permanent = classifier.classify(phase, bad);
        Classification passing = classifier.classify(phase, later);
        assertThat(permanent.accepts()).isFalse();
        assertThat(passing.accepts()).isFalse();
        if (passing.exceptionType() == permanent.exceptionType()) {
            assertThat(passing.advice().action()).isEqualTo(permanent.advice().action());
        } else {
            assertThat(permanent.advice().action()).isNotEqualTo(RetryAction.LATER);
            assertThat(passing.advice().action()).isNotEqualTo(RetryAction.NEVER);
        }
    }

    @Provide
    Arbitrary<String> registered() {
        return Arbitraries.of(EnhancedStatusCode.registered().toList());
    }
}
