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
            gone   | RCPT, DATA | 550, 4yz | 5.1.1, - | any: Moved away, no longer here | MAILBOX_DISABLED | 90s

            twice  | RCPT+      | *        | *        | none: sorry                     | GREYLISTED       | -
            class  | *          | 5yz      | X.9.9    | *                               | VIRUS_DETECTED   | -
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short  | * | * | * | * | UNKNOWN",
                "long   | * | * | * | * | UNKNOWN | - | -",
                "       | * | * | * | * | UNKNOWN | -",
                "phase  | RCTP | * | * | * | UNKNOWN | -",
                "code   | * | 5xx | * | * | UNKNOWN | -",
                "code   | * | 55 | * | * | UNKNOWN | -",
                "code   | * | 5500 | * | * | UNKNOWN | -",
                "code   | * | 550,, | * | * | UNKNOWN | -",
                "exact  | * | * | 5.1 | * | UNKNOWN | -",
                "exact  | * | * | 3.1.1 | * | UNKNOWN | -",
                "words  | * | * | * | moved | UNKNOWN | -",
                "words  | * | * | * | all: moved | UNKNOWN | -",
                "kind   | * | * | * | * | MAILBOX_GONE | -",
                "delay  | * | * | * | * | UNKNOWN | soon",
                "delay  | * | * | * | * | UNKNOWN | ",
                "good   | * | * | * | * | UNKNOWN | -",
            })
    void aBadRuleIsNamedByItsLine(String rule) {
        String text = "# head\ngood | * | * | * | * | UNKNOWN | -\n\n" + rule + "\n";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleFile.parse(text))
                .withMessageStartingWith("line 4: ")
                .withMessageContaining(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, false, 550 5.1.1 MOVED AWAY for good, gone",
        "DATA, false, 550 5.1.1 is no longer here, gone",
        "RCPT, false, 550 moved away, gone",
        "RCPT, false, 450 moved away, gone",
        "RCPT, false, 499 moved away, gone",
        "RCPT, false, 551 moved away, none",
        "RCPT, false, 350 moved away, none",
        "MAIL, false, 550 moved away, none",
        ", false, 550 moved away, none",
        "RCPT, false, 550 5.1.6 moved away, none",
        "RCPT, false, 450 4.1.1 moved away, none",
        "RCPT, false, 550 unmoved, none",
        "RCPT, true, 550 hello, twice",
        "RCPT, true, 550 so Sorry, none",
        "RCPT, false, 550 hello, none",
        "DATA, true, 550 hello, none",
        "MAIL, false, 550 5.9.9 sorry, class",
        ", false, 550 4.9.9 sorry, class",
        "MAIL, false, 450 4.9.9 sorry, none",
        "MAIL, false, 550 5.9.8 sorry, none",
    })
    void theFirstRuleThatAppliesDecides(@Nullable SmtpPhase phase, boolean accepted, String reply, String rule) {
        ReplyClassifier classifier = new ReplyClassifier(RuleFile.parse(RULES));
        assertThat(classifier.classify(phase, SmtpReply.parse(reply), accepted).rule())
                .isEqualTo(rule);
    }

    @Test
    void aRuleGivesTheKindAndTheDelay() {
        ReplyClassifier classifier = new ReplyClassifier(RuleFile.parse(RULES));
        Classification gone = classifier.classify(SmtpPhase.RCPT, SmtpReply.parse("450 moved away"));
        assertThat(gone.kind()).isEqualTo(FailureKind.MAILBOX_DISABLED);
        assertThat(gone.advice().delay(1)).isEqualTo(Duration.ofSeconds(90));
        assertThat(gone.advice().delay(9)).isEqualTo(Duration.ofSeconds(90));
        Classification twice = classifier.classify(SmtpPhase.RCPT, SmtpReply.parse("450 wait"), true);
        assertThat(twice.kind()).isEqualTo(FailureKind.GREYLISTED);
        assertThat(twice.advice().delay(1)).isEqualTo(Duration.ofMinutes(5));
        Classification none = classifier.classify(SmtpPhase.MAIL, SmtpReply.parse("450 wait"));
        assertThat(none.kind()).isEqualTo(FailureKind.UNKNOWN);
        assertThat(none.permanent()).isFalse();
    }
}
