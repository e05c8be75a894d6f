package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import io.github.steadymail.words.Phrases;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server writes: it is classified, in time and memory that grow with its length and with nothing else. */
class HostileTextTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final List<SmtpPhase> PHASES = List.of(SmtpPhase.values());
    private static final RuleBook BOOK = new RuleBook(RuleFile.standard());

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("one letter", "a"),
                Arguments.of("words of rules", "user mailbox recipient message is not the too many "),
                Arguments.of("words that begin many phrases", "message message mail mail user user "),
                Arguments.of("gaps that never close", "mailbox exceeded message exceeds rate limit "),
                Arguments.of("gaps within gaps", "your ip from ip access from connection from host "),
                Arguments.of("addresses", "<a@b> c@d "),
                Arguments.of("URLs", "http://spamhaus.org/p=mailloop "),
                Arguments.of("numbers", "1 22 333 4:44 55:55:55 5.7.1 192.0.2.1 "),
                Arguments.of("spans", "try again in 5 minutes and 6 hours and "),
                Arguments.of("parentheses", "((((((]]]]]]"),
                Arguments.of("controls", "\u0001\u001b[31m\t\u0000 "),
                Arguments.of("accents", "é ü ß ŝ "),
                Arguments.of("Chinese", "用户不存在邮箱已满"),
                Arguments.of("surrogates", "\uD83D\uDE00\uD83D "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void twiceTheLengthIsTwiceTheSteps(String name, String text) {
        long once = steps(text, 16 * 1024);
        long twice = steps(text, 32 * 1024);
        assertThat(once).as(name).isPositive();
        assertThat((double) twice / once).as(name).isLessThan(2.3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void noTextTakesMoreThanSomeStepsAWord(String name, String text) {
        assertThat(steps(text, 60_000)).as(name).isLessThan(60_000L * 100);
    }

    private static long steps(String text, int length) {
        String filled = text.repeat(length / text.length() + 1).substring(0, length);
        Phrases phrases = BOOK.phrases();
        return phrases.find(phrases.wordsOf(SmtpReply.parse("550 " + filled)), (number, from, to) -> {});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void megabytesOfItAreClassified(String name, String text) {
        byte[] wire = ("550-" + text.repeat(4 * MEGABYTE / text.length()) + "\r\n550 " + text + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        SmtpReply reply = SmtpReply.parse(wire);
        for (SmtpPhase phase : SmtpPhase.values()) {
            Classification meaning = ReplyClassifier.standard().classify(phase, reply);
            assertThat(meaning.kind()).isNotNull();
            assertThat(meaning.words().map(String::length).orElse(0)).isLessThan(SmtpReply.MAX_OCTETS);
            assertThat(String.valueOf(meaning)).hasSizeLessThan(200);
        }
        assertThat(reply.details().helpUrl().map(String::length).orElse(0)).isLessThan(SmtpReply.MAX_OCTETS);
        assertThat(reply.details().forwardPath()).isEmpty();
        assertThat(reply.details().blockList().map(String::length).orElse(0)).isLessThan(SmtpReply.MAX_OCTETS);
    }

    @Test
    void randomOctetsAndRandomWordsAreClassified() {
        Random random = new Random(20_261_125L);
        List<String> words = BOOK.rules().stream()
                .flatMap(rule -> rule.phrases().stream())
                .flatMap(phrase -> Stream.of(phrase.text().split("[ |()]+", -1)))
                .toList();
        for (int i = 0; i < 3_000; i++) {
            byte[] octets = new byte[random.nextInt(2_000)];
            random.nextBytes(octets);
            classify(SmtpReply.parse(octets), random);
            StringBuilder text = new StringBuilder("5").append(String.valueOf(random.nextInt(100) + 100), 1, 3);
            for (int word = random.nextInt(60); word > 0; word--) {
                text.append(random.nextInt(10) == 0 ? "\r\n550-" : " ").append(words.get(random.nextInt(words.size())));
            }
            classify(SmtpReply.parse(text.toString()), random);
        }
    }

    private static void classify(SmtpReply reply, Random random) {
        SmtpPhase phase = PHASES.get(random.nextInt(PHASES.size()));
        Classification meaning = ReplyClassifier.standard().classify(phase, reply, random.nextBoolean());
        assertThat(meaning.exceptionType()).isNotNull();
        assertThat(meaning.words().orElse("")).isSubstringOf(String.join(" ", reply.lines()));
    }
}
