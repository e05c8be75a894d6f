package io.github.steadymail.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {
    private static List<String> found(String phrase, String reply) {
        Phrases phrases = new Phrases();
        phrases.add(phrase, 7);
        SmtpReply parsed = SmtpReply.parse(reply.replace("~", "\r\n"));
        List<String> found = new ArrayList<>();
        phrases.find(phrases.wordsOf(parsed), (number, from, to) -> found.add(phrases.covered(parsed, from, to)));
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user unknown ! 550 User unknown ! User unknown",
                "user unknown ! 550 USER, UNKNOWN. ! USER, UNKNOWN",
                "user unknown ! 550 user_unknown ! user_unknown",
                "user unknown ! 550 user <me@example.com> unknown ! user <me@example.com> unknown",
                "user unknown ! 550 user me@example.com unknown ! user me@example.com unknown",
                "user unknown ! 550 user [192.0.2.1] unknown ! user [192.0.2.1] unknown",
                "user unknown ! 550 user 2001:db8::1 unknown ! user 2001:db8::1 unknown",
                "user unknown ! 550-user~550 unknown ! user unknown",
                "user unknown ! 550-5.1.1 user~550 5.1.1 unknown ! user 5.1.1 unknown",
                "doesn't exist ! 550 it doesnt exist ! doesnt exist",
                "doesnt exist ! 550 it doesn't exist ! doesn't exist",
                "boite pleine ! 552 Boîte pleine ! Boîte pleine",
                "empfänger unbekannt ! 550 Empfanger unbekannt ! Empfanger unbekannt",
                "用户 不存在 ! 550 该用户不存在。 ! 用户不存在",
                "ＵＳＥＲ unknown ! 550 user unknown ! user unknown",
                "(no such|unknown) user ! 550 no such user ! no such user",
                "(no such|unknown) user ! 550 unknown user ! unknown user",
                "(the|) mailbox ! 550 mailbox ! mailbox",
                "(a|b|c|d|e|f|g|) (h|i|j|k|l|m|n|) stop ! 550 x n stop ! n stop",
                "(a|b|c|d|e|f|g|) (h|i|j|k|l|m|n|) stop ! 550 g stop ! g stop",
                "mailbox ... full ! 550 mailbox of this user is full ! mailbox of this user is full",
                "mailbox ... full ! 550 mailbox full ! mailbox full",
                "a ... b ... c ! 550 a x b y c ! a x b y c",
                "^ access denied $ ! 550 5.7.1 Access denied ! Access denied",
                "5.7.511 ! 550 5.0.0 code 5.7.511 ! 5.7.511",
                "url:example.org ! 550 see https://www.example.org/x?y=1 ! example.org",
            })
    void aPhraseIsFound(String line) {
        String[] parts = line.split(" ! ", -1);
        assertThat(found(parts[0], parts[1])).contains(parts[2]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user unknown ! 550 superuser unknown",
                "user unknown ! 550 user unknowns",
                "user unknown ! 550 user is unknown",
                "spam ! 550 see https://example.com/spam/x",
                "spam ! 550 spam@example.com is gone",
                "spam ! 550 <spam@example.com>: gone",
                "url:example.org ! 550 mail example.org",
                "mailbox ... full ! 550 mailbox one two three four five six seven eight nine full",
                "mailbox ... full ! 550 full mailbox",
                "^ access denied $ ! 550 access denied today",
                "^ access denied $ ! 550 no access denied",
                "5 7 1 ! 550 5.7.1 gone",
            })
    void aPhraseIsNotFound(String line) {
        String[] parts = line.split(" ! ", -1);
        assertThat(found(parts[0], parts[1])).isEmpty();
    }

    @Test
    void aWordOfAnyLengthIsOneWord() {
        assertThat(found("end here", "550 " + "x".repeat(10_000) + " end here")).containsExactly("end here");
    }

    @Test
    void manyPhrasesAreFoundAtOnce() {
        Phrases phrases = new Phrases();
        phrases.add("user", 1);
        phrases.add("user unknown", 2);
        phrases.add("unknown", 3);
        List<Integer> found = new ArrayList<>();
        phrases.find(phrases.wordsOf(SmtpReply.parse("550 user unknown")), (number, from, to) -> found.add(number));
        assertThat(found).containsExactly(1, 2, 3);
    }

    @Test
    void aPhraseCanBeAddedAfterATextWasRead() {
        Phrases phrases = new Phrases();
        phrases.add("one", 1);
        SmtpReply reply = SmtpReply.parse("550 one two".getBytes(StandardCharsets.US_ASCII));
        phrases.find(
                phrases.wordsOf(reply), (number, from, to) -> assertThat(number).isEqualTo(1));
        phrases.add("two", 2);
        List<Integer> found = new ArrayList<>();
        phrases.find(phrases.wordsOf(reply), (number, from, to) -> found.add(number));
        assertThat(found).containsExactly(1, 2);
    }

    @Test
    void thousandsOfPhrasesFit() {
        Phrases phrases = new Phrases();
        for (int i = 0; i < 20_000; i++) {
            phrases.add("alpha" + i + " beta" + i % 100, i);
        }
        List<Integer> found = new ArrayList<>();
        phrases.find(
                phrases.wordsOf(SmtpReply.parse("550 alpha19999 beta99 alpha3 beta4")),
                (number, from, to) -> found.add(number));
        assertThat(found).containsExactly(19_999);
        assertThat(phrases.size()).isEqualTo(40_001);
    }
}
