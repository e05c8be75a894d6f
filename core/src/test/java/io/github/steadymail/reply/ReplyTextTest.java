package io.github.steadymail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTextTest {
    /** What a user sees of a reply: code, lines, and what was odd. In the examples ~ is a CR LF and ^ a bare LF. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "250 ok~;                           250; [ok]; []",
                "250~;                              250; []; []",
                "250 ~;                             250; []; []",
                "250-~250 ~;                        250; [/]; []",
                "250-a~250-~250 b~;                 250; [a//b]; []",
                "250  two~;                         250; [ two]; []",
                "250-5.1.1 a~250-5.1.1 b~250 5.1.1 c~; 250; [5.1.1 a/5.1.1 b/5.1.1 c]; []",
                "999 odd~;                          999; [odd]; []",
                "250 ok^;                           250; [ok]; [BARE_LF]",
                "250-a^250 b~;                      250; [a/b]; [BARE_LF]",
                "250-a~250 b^;                      250; [a/b]; [BARE_LF]",
                "250^;                              250; []; [BARE_LF]",
                "250-a~550 b~;                      550; [a/b]; [DIFFERENT_CODES]",
                "550-a~250 b~;                      250; [a/b]; [DIFFERENT_CODES]",
                "250-a~550-b~250 c~;                250; [a/b/c]; [DIFFERENT_CODES]",
                "250-a~stray~250 b~;                250; [a/stray/b]; [STRAY_LINE]",
                "250-a~~250 b~;                     250; [a//b]; [STRAY_LINE]",
                "250-a~25~250 b~;                   250; [a/25/b]; [STRAY_LINE]",
                "250-a~2500 b~250 c~;               250; [a/2500 b/c]; [STRAY_LINE]",
                "250-a~x50 b~250 c~;                250; [a/x50 b/c]; [STRAY_LINE]",
                "250-a~25x b~250 c~;                250; [a/25x b/c]; [STRAY_LINE]",
                "250-a~/50 b~250 c~;                250; [a//50 b/c]; [STRAY_LINE]",
                "250-a~:50 b~250 c~;                250; [a/:50 b/c]; [STRAY_LINE]",
                "250-a~250:b~250 c~;                250; [a/250:b/c]; [STRAY_LINE]",
                "garbage~;                          000; [garbage]; [NOT_A_REPLY]",
                "~;                                 000; []; [NOT_A_REPLY]",
                "^;                                 000; []; [NOT_A_REPLY, BARE_LF]",
                "25~;                               000; [25]; [NOT_A_REPLY]",
                "2500 no~;                          000; [2500 no]; [NOT_A_REPLY]",
                "HTTP/1.1 400 Bad~;                 000; [HTTP/1.1 400 Bad]; [NOT_A_REPLY]",
                "250 ok;                            250; [ok]; [INCOMPLETE]",
                "250;                               250; []; [INCOMPLETE]",
                "250-a;                             250; [a]; [INCOMPLETE]",
                "250-a~;                            250; [a]; [INCOMPLETE]",
                "250-a~250;                         250; [a/]; [INCOMPLETE]",
                "250-a~550;                         550; [a/]; [INCOMPLETE, DIFFERENT_CODES]",
                "250-a~25;                          250; [a/25]; [INCOMPLETE, STRAY_LINE]",
                "25;                                000; [25]; [INCOMPLETE, NOT_A_REPLY]",
                "250 a~250 b~;                      250; [a]; [TRAILING_OCTETS]",
                "250 a~^;                           250; [a]; [TRAILING_OCTETS]",
            })
    void whateverIsOddIsReadAndSaid(String wire, String code, String lines, String anomalies) {
        SmtpReply reply = parse(wire.replace("~", "\r\n").replace("^", "\n"));
        assertThat(reply.code()).hasToString(code);
        assertThat("[" + String.join("/", reply.lines()) + "]").isEqualTo(lines);
        assertThat(reply.anomalies().stream().sorted().toList()).hasToString(anomalies);
        assertThat(reply.hasCode()).isEqualTo(!code.equals("000"));
        assertThat(reply.isComplete()).isEqualTo(!code.equals("000") && !anomalies.contains("INCOMPLETE"));
        assertThat(reply.isWellFormed()).isEqualTo(anomalies.equals("[]"));
    }

    @Test
    void nothingAtAllIsNoReply() {
        SmtpReply reply = SmtpReply.parse(new byte[0]);
        assertThat(reply.hasCode()).isFalse();
        assertThat(reply.isComplete()).isFalse();
        assertThat(reply.lines()).isEmpty();
        assertThat(reply.text()).isEmpty();
        assertThat(reply.octets()).isZero();
        assertThat(reply.enhanced()).isEmpty();
        assertThat(reply.anomalies()).containsExactlyInAnyOrder(ReplyAnomaly.INCOMPLETE, ReplyAnomaly.NOT_A_REPLY);
        assertThat(reply).hasToString(" [incomplete]");
    }

    @Test
    void aLineWithACarriageReturnBehindItsCodeDecidesNothing() {
        SmtpReply reply = parse("250-accepted\r\n550\rrefused\r\n250 done\r\n");
        assertThat(reply.code()).isEqualTo(ReplyCode.OK);
        assertThat(reply.lines()).containsExactly("accepted", "550\rrefused", "done");
        assertThat(reply.anomalies()).containsExactly(ReplyAnomaly.STRAY_LINE);
    }

    @Test
    void aTabSeparatesAsASpaceDoes() {
        assertThat(parse("250\tok\r\n").lines()).containsExactly("ok");
        assertThat(parse("250\tok\r\n").isWellFormed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grüß di", "メール", "post 📮", "naïve café"})
    void textInUtf8IsReadAsIs(String text) {
        SmtpReply reply = parse("550 5.1.1 " + text + "\r\n");
        assertThat(reply.lines()).containsExactly("5.1.1 " + text);
        assertThat(reply.enhanced()).hasToString("Optional[5.1.1]");
        assertThat(reply.isWellFormed()).isTrue();
    }

    @Test
    void textInLatin1IsReadableToo() {
        SmtpReply reply =
                SmtpReply.parse("550-gr\u00fc\u00df di\r\n550 5.1.1 \u00e9\r\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reply.lines()).containsExactly("grüß di", "5.1.1 é");
        assertThat(reply.anomalies()).containsExactly(ReplyAnomaly.NOT_UTF_8);
        assertThat(reply.isComplete()).isTrue();
    }

    @Test
    void aNulIsKeptAndSaid() {
        SmtpReply reply = parse("250 a\0b\r\n");
        assertThat(reply.lines()).containsExactly("a\0b");
        assertThat(reply.anomalies()).containsExactly(ReplyAnomaly.NUL);
        assertThat(parse("\000250 ok\r\n").anomalies())
                .containsExactlyInAnyOrder(ReplyAnomaly.NUL, ReplyAnomaly.NOT_A_REPLY);
    }

    @Test
    void theLargestReplyThatFitsIsWhole() {
        SmtpReply reply = parse("250 " + "x".repeat(SmtpReply.MAX_OCTETS - 6) + "\r\n");
        assertThat(reply.isWellFormed()).isTrue();
        assertThat(reply.text()).hasSize(SmtpReply.MAX_OCTETS - 6);
        assertThat(reply.octets()).isEqualTo(SmtpReply.MAX_OCTETS);
    }

    @Test
    void oneOctetMoreIsCutAndSaysSo() {
        SmtpReply reply = parse("250 " + "x".repeat(SmtpReply.MAX_OCTETS - 5) + "\r\n");
        assertThat(reply.anomalies()).containsExactly(ReplyAnomaly.CUT);
        assertThat(reply.lines()).containsExactly("x".repeat(SmtpReply.MAX_OCTETS - 5));
        assertThat(reply.octets()).isEqualTo(SmtpReply.MAX_OCTETS + 1L);
        assertThat(reply.isComplete()).isTrue();
    }

    @Property(tries = 50)
    void whereTheCutFallsIsNoAnomalyOfTheReply(@ForAll @IntRange(min = 20, max = 60) int lineLength) {
        String line = "250-" + "y".repeat(lineLength) + "\r\n";
        String wire = line.repeat(SmtpReply.MAX_OCTETS / line.length() + 3) + "250 end\r\n";
        SmtpReply reply = parse(wire);
        assertThat(reply.anomalies()).containsExactly(ReplyAnomaly.CUT);
        assertThat(reply.octets()).isEqualTo(wire.length());
        assertThat(reply.lines().subList(0, SmtpReply.MAX_OCTETS / line.length()))
                .containsOnly("y".repeat(lineLength));
    }

    @Property(tries = 100)
    void aCharacterOnTheCutIsLeftOut(
            @ForAll("characters") String character, @ForAll @IntRange(min = 0, max = 4) int before) {
        int room = SmtpReply.MAX_OCTETS - "250 ".length() - before;
        SmtpReply reply = parse("250 " + "x".repeat(room) + character.repeat(10) + "\r\n");
        assertThat(reply.anomalies()).containsExactly(ReplyAnomaly.CUT);
        assertThat(reply.text()).startsWith("x".repeat(room));
        assertThat(reply.text().substring(room)).isIn("", character, character.repeat(2));
    }

    @Provide
    Arbitrary<String> characters() {
        return Arbitraries.of("é", "߿", "ࠀ", "メ", "\uffff", "📮", "\udbff\udfff");
    }

    @Property(tries = 50)
    void theCutDoesNotMakeUtf8OfLatin1(@ForAll @IntRange(min = 0x80, max = 0xff) int octet) {
        String text = String.valueOf((char) octet).repeat(SmtpReply.MAX_OCTETS);
        SmtpReply reply = SmtpReply.parse(("250 " + text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(reply.anomalies()).containsExactlyInAnyOrder(ReplyAnomaly.CUT, ReplyAnomaly.NOT_UTF_8);
        assertThat(reply.text()).isEqualTo(text.substring(4));
    }

    @Test
    void anEndlessLineOfGarbageIsNoReply() {
        SmtpReply reply = parse("x".repeat(1 << 20) + "\r\n");
        assertThat(reply.hasCode()).isFalse();
        assertThat(reply.anomalies()).containsExactlyInAnyOrder(ReplyAnomaly.CUT, ReplyAnomaly.NOT_A_REPLY);
        assertThat(reply.text()).hasSize(SmtpReply.MAX_OCTETS);
        assertThat(reply.octets()).isEqualTo((1 << 20) + 2L);
    }

    @Property
    void whateverTheLinesAreTheirNumberIsTheReplys(@ForAll("lines") List<String> lines) {
        String wire = lines.stream().map(line -> "451-" + line + "\r\n").collect(Collectors.joining()) + "451 end\r\n";
        SmtpReply reply = parse(wire);
        assertThat(reply.lines()).hasSize(lines.size() + 1).endsWith("end");
        assertThat(reply.lines().subList(0, lines.size())).isEqualTo(lines);
        assertThat(reply.code()).isEqualTo(ReplyCode.LOCAL_ERROR);
        assertThat(reply.isWellFormed()).isTrue();
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.strings()
                .withChars("250- 5.1éメ\tx\r")
                .ofMaxLength(12)
                .filter(line -> !line.endsWith("\r"))
                .list()
                .ofMaxSize(8);
    }

    private static SmtpReply parse(String wire) {
        return SmtpReply.parse(wire.getBytes(StandardCharsets.UTF_8));
    }
}
