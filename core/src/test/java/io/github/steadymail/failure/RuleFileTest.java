package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFileTest {
    private static final String RULES = """
            # rules of an application
            gone   | RCPT, DATA | 550, 4yz | 5.1.1, - | MAILBOX_DISABLED | - | 90s | It has moved
                moved away
                # or
                (no|not any) longer here
                ! but comes back

            twice  | RCPT+      | *        | *        | GREYLISTED       | - | - | Said after somebody
                ! sorry
            class  | *          | 55z, 56z | X.9.9    | VIRUS_DETECTED   | - | 2h | A class of codes
            nowhere | ?         | *        | *        | MAILBOX_BUSY     | - | - | The phase is not known
                where am i
            for-good | *        | 4yz      | *        | -                | permanent | - | For good
                for good
            for-now | *         | 5yz      | *        | -                | passing | - | For now
                (only|just) now
            when   | *          | *        | *        | -                | - | next | When
                see you in
            daily  | *          | *        | *        | -                | - | 1d | A day
                a day
            """;

    private static ReplyClassifier classifier() {
        return new ReplyClassifier(new RuleBook(RuleFile.parse("test.txt", RULES)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short  | * | * | * | UNKNOWN | - | -",
                "long   | * | * | * | UNKNOWN | - | - | words | -",
                "| * | * | * | UNKNOWN | - | - | words",
                "       | * | * | * | UNKNOWN | - | - | words",
                "Upper  | * | * | * | UNKNOWN | - | - | words",
                "-first | * | * | * | UNKNOWN | - | - | words",
                "a b    | * | * | * | UNKNOWN | - | - | words",
                "phase  | RCTP | * | * | UNKNOWN | - | - | words",
                "code   | * | 5xx | * | UNKNOWN | - | - | words",
                "code   | * | 5y | * | UNKNOWN | - | - | words",
                "code   | * | yyz | * | UNKNOWN | - | - | words",
                "code   | * | 5500 | * | UNKNOWN | - | - | words",
                "code   | * | 550,, | * | UNKNOWN | - | - | words",
                "exact  | * | * | 5.1 | UNKNOWN | - | - | words",
                "exact  | * | * | 3.1.1 | UNKNOWN | - | - | words",
                "exact  | * | * | 5.1.1000 | UNKNOWN | - | - | words",
                "exact  | * | * | 5..1 | UNKNOWN | - | - | words",
                "exact  | * | * | 5.a.1 | UNKNOWN | - | - | words",
                "kind   | * | * | * | MAILBOX_GONE | - | - | words",
                "kind   | * | * | * | CANCELLED | - | - | words",
                "kind   | * | * | * | OUTCOME_UNKNOWN | - | - | words",
                "verdict | * | * | * | VIRUS_DETECTED | passing | - | words",
                "verdict | * | * | * | GREYLISTED | permanent | - | words",
                "phase  | RCPT+, DATA | * | * | UNKNOWN | - | - | words",
                "verdict | * | * | * | UNKNOWN | maybe | - | words",
                "delay  | * | * | * | UNKNOWN | - | soon | words",
                "delay  | * | * | * | UNKNOWN | - | | words",
                "delay  | * | * | * | UNKNOWN | - | s | words",
                "delay  | * | * | * | UNKNOWN | - | 25h | words",
                "delay  | * | * | * | UNKNOWN | - | 9999s | words",
                "next   | * | * | * | UNKNOWN | - | next | words",
                "nothing | * | * | * | - | - | - | words",
                "no-phrase | * | * | * | - | permanent | - | words",
                "no-meaning | * | * | * | UNKNOWN | - | - | ",
            })
    void aBadRuleIsNamedByItsLine(String rule) {
        String text = "# head\ngood | * | * | * | UNKNOWN | - | - | words\n\n" + rule + "\n";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleBook(RuleFile.parse("test.txt", text)))
                .withMessageStartingWith("test.txt, line 4: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(no such user",
                "no such) user",
                "(no (such)) user",
                "(",
                ")",
                "no such user | unknown user",
                "no ... ... user",
                "...",
                "user ...",
                "(the|) ... user",
                "bounce from joe@example.test",
                "(a) (a) (a) (a) (a) (a) (a) (a) (a)",
                "... user",
                "(user|)",
                "^ $",
                "a ... b ... c ... d",
                "!",
                "(a ... |b) c",
                "(a|b ... c) d",
                "averyverylongwordthatnobodywouldeverreallywantorneedhere"
            })
    void aBadPhraseIsNamedByItsLine(String phrase) {
        String text = "good | * | * | * | UNKNOWN | - | - | words\n    fine\n    " + phrase + "\n";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleBook(RuleFile.parse("test.txt", text)))
                .withMessageStartingWith("test.txt, line 3: ");
    }

    @Test
    void aPhraseBelongsToARule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleFile.parse("test.txt", "\n    lost\n"))
                .withMessage("test.txt, line 2: a phrase stands before the first rule");
    }

    @Test
    void noTwoRulesHaveTheSameName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplyClassifier.standard()
                        .withRules("mine.txt", "greylisted | * | * | * | GREYLISTED | - | - | mine"))
                .withMessageStartingWith("mine.txt, line 1: the identifier greylisted stands in rules.txt, line ");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, false, 550 5.1.1 MOVED AWAY for good, gone",
        "DATA, false, 550 5.1.1 is no longer here, gone",
        "DATA, false, 550 5.1.1 is not any longer here, gone",
        "RCPT, false, 550 moved away, gone",
        "RCPT, false, 450 moved away, gone",
        "RCPT, false, 499 moved away, gone",
        "RCPT, false, 450 moved away but comes back, none",
        "RCPT, false, 551 moved away, none",
        "RCPT, false, 350 moved away, none",
        "MAIL, false, 550 moved away, none",
        ", false, 550 moved away, none",
        "RCPT, false, 550 5.1.6 moved away, none",
        "RCPT, false, 450 4.1.1 moved away, none",
        "RCPT, false, 550 removed away, none",
        "RCPT, true, 550 hello, twice",
        "RCPT, true, 550 so Sorry, none",
        "RCPT, false, 550 hello, none",
        "DATA, true, 550 hello, none",
        "MAIL, false, 550 5.9.9 sorry, class",
        "MAIL, false, 569 5.9.9 sorry, class",
        "MAIL, false, 570 5.9.9 sorry, none",
        ", false, 550 4.9.9 sorry, class",
        "MAIL, false, 450 4.9.9 sorry, none",
        "MAIL, false, 550 5.9.8 sorry, none",
        ", false, 550 where am I, nowhere",
        "MAIL, false, 550 where am I, none",
    })
    void theFirstRuleThatAppliesDecides(@Nullable SmtpPhase phase, boolean accepted, String reply, String rule) {
        assertThat(classifier()
                        .classify(phase, SmtpReply.parse(reply), accepted)
                        .rule())
                .isEqualTo(rule);
    }

    @Test
    void aRuleGivesTheKindAndTheDelay() {
        Classification gone = classifier().classify(SmtpPhase.RCPT, SmtpReply.parse("450 moved away"));
        assertThat(gone.kind()).isEqualTo(FailureKind.MAILBOX_DISABLED);
        assertThat(gone.advice().delay(1)).isEqualTo(Duration.ofSeconds(90));
        assertThat(gone.advice().delay(9)).isEqualTo(Duration.ofSeconds(90));
        assertThat(gone.meaning()).contains("It has moved");
        assertThat(gone.words()).contains("moved away");
        Classification twice = classifier().classify(SmtpPhase.RCPT, SmtpReply.parse("450 wait"), true);
        assertThat(twice.kind()).isEqualTo(FailureKind.GREYLISTED);
        assertThat(twice.advice().delay(1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(twice.words()).isEmpty();
        Classification none = classifier().classify(SmtpPhase.MAIL, SmtpReply.parse("450 wait"));
        assertThat(none.kind()).isEqualTo(FailureKind.UNKNOWN);
        assertThat(none.permanent()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "450 this is for good, true",
        "550 this is for good, true",
        "550 only now, false",
        "450 only now, false",
        "450 so so, false",
        "550 so so, true",
    })
    void permanenceIsDecidedApartFromTheKind(String reply, boolean permanent) {
        assertThat(classifier().classify(SmtpPhase.MAIL, SmtpReply.parse(reply)).permanent())
                .isEqualTo(permanent);
    }

    @ParameterizedTest
    @CsvSource({
        "450 see you in 10 minutes, PT10M",
        "450 a day, PT24H",
        "450 a day or see you in an hour, PT1H",
        "450 see you in the evening of a day, PT24H",
        "450 see you in the evening,",
    })
    void theDelayIsTheWords(String reply, @Nullable Duration delay) {
        assertThat(classifier().classify(SmtpPhase.MAIL, SmtpReply.parse(reply)).statedDelay())
                .isEqualTo(java.util.Optional.ofNullable(delay));
    }
}
