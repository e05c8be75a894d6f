package io.github.steadymail.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyParserTest {
    /** A reply as RFC 5321 draws it, with the liberties we allow: a first line that is no reply line is one too. */
    private static final Pattern FIRST_REPLY = Pattern.compile(
            "(?!\\d{3}(-|[ \\t\\r]?\\n|[ \\t]))[^\\n]*\\n" // garbage
                    + "|\\d{3}-[^\\n]*\\n" // the first of several lines
                    + "((?!\\d{3}([ \\t][^\\n]*)?\\r?\\n)[^\\n]*\\n)*" // anything but a last line
                    + "\\d{3}([ \\t][^\\n]*)?\\r?\\n" // the last line
                    + "|\\d{3}([ \\t][^\\n]*)?\\r?\\n"); // the only line

    @Test
    void aReplyIsCompleteAtTheLineFeedOfItsLastLineAndNotBefore() {
        byte[] wire = octets("250-first\r\n250-\r\n250 last\r\n");
        ReplyParser parser = new ReplyParser();
        for (int i = 0; i < wire.length; i++) {
            assertThat(parser.reply().isComplete()).isFalse();
            assertThat(parser.octets()).isEqualTo(i);
            assertThat(parser.put(wire[i])).isEqualTo(i == wire.length - 1);
        }
        assertThat(parser.octets()).isEqualTo(wire.length);
        assertThat(parser.reply().isComplete()).isTrue();
        assertThat(parser.reply().lines()).containsExactly("first", "", "last");
    }

    @Test
    void nothingIsTakenBehindTheEnd() {
        ReplyParser parser = new ReplyParser();
        for (byte octet : octets("250 ok\r\n")) {
            parser.put(octet);
        }
        SmtpReply reply = parser.reply();
        assertThatIllegalStateException().isThrownBy(() -> parser.put((byte) '2'));
        assertThat(parser.reply()).isEqualTo(reply);
        assertThat(parser.octets()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "250\n",
                "250\r\n",
                "250 \r\n",
                "250\ttab\r\n",
                "250-a\n250\n",
                "250-a\r\n250\r\n",
                "250-a\r\nstray\r\n250 b\r\n",
                "250-a\r\n25\r\n250 b\r\n",
                "250-a\r\n2500 b\r\n250 c\r\n",
                "250-a\r\n2x0 b\r\n250 c\r\n",
                "250-a\r\nx250 b\r\n250 c\r\n",
                "250-a\r\n250_b\r\n250 c\r\n",
                "250-a\r\n\r\n250 b\r\n",
                "250-a\r\n550\rb\r\n250 c\r\n",
                "\n",
                "\r\n",
                "garbage\n",
                "2\n",
                "25\r\n",
                "2500 x\n",
                "x250 x\n",
                "2x0 y\n",
                "250_x\n",
                "HTTP/1.1 400 Bad Request\r\n",
                "250\rx\r\n"
            })
    void theWholeIsOneReplyAndNoPartOfItIs(String text) {
        ReplyParser parser = new ReplyParser();
        byte[] wire = octets(text);
        for (int i = 0; i < wire.length - 1; i++) {
            assertThat(parser.put(wire[i]))
                    .as(new String(wire, 0, i + 1, StandardCharsets.UTF_8))
                    .isFalse();
        }
        assertThat(parser.put(wire[wire.length - 1])).isTrue();
    }

    @Property
    void aReplyEndsWhereTheGrammarSaysSo(@ForAll("sessions") String session) {
        Matcher matcher = FIRST_REPLY.matcher(session);
        int end = matcher.lookingAt() ? matcher.end() : -1;
        ReplyParser parser = new ReplyParser();
        byte[] wire = octets(session);
        int completeAt = -1;
        for (int i = 0; i < wire.length && completeAt < 0; i++) {
            if (parser.put(wire[i])) {
                completeAt = i + 1;
            }
        }
        assertThat(completeAt).isEqualTo(end);
    }

    @Property
    void octetByOctetIsReadAsTheWhole(@ForAll("sessions") String session) {
        byte[] wire = octets(session);
        ReplyParser parser = new ReplyParser();
        int taken = 0;
        while (taken < wire.length && !parser.put(wire[taken])) {
            taken++;
            assertThat(parser.reply()).isEqualTo(SmtpReply.parse(Arrays.copyOf(wire, taken)));
        }
        if (taken < wire.length) {
            byte[] whole = Arrays.copyOf(wire, taken + 1);
            assertThat(parser.reply()).isEqualTo(SmtpReply.parse(whole));
            assertThat(parser.reply().anomalies()).doesNotContain(ReplyAnomaly.INCOMPLETE);
        }
    }

    @Provide
    Arbitrary<String> sessions() {
        Arbitrary<String> heads = Arbitraries.of("250", "250", "550", "25", "2x0", "2500", "", "999", "000");
        Arbitrary<String> tails = Arbitraries.of("", " ", "-", "-", "-5.1.1 no", " ok", "\tok", "\rok", "_ok", "x");
        Arbitrary<String> ends = Arbitraries.of("\r\n", "\r\n", "\n", "\r\r\n", "\r", "");
        return Combinators.combine(heads, tails, ends)
                .as((head, tail, end) -> head + tail + end)
                .list()
                .ofMaxSize(6)
                .map(lines -> String.join("", lines));
    }

    @Test
    void aReplyOfAMebibyteIsKeptInPartAndCountedInFull() {
        ReplyParser parser = new ReplyParser();
        byte[] line = octets("250-5.1.1 twenty-four octets\r\n");
        long octets = 0;
        while (octets < 1 << 20) {
            for (byte octet : line) {
                assertThat(parser.put(octet)).isFalse();
            }
            octets += line.length;
        }
        byte[] last = octets("550 no\r\n");
        for (int i = 0; i < last.length; i++) {
            assertThat(parser.put(last[i])).isEqualTo(i == last.length - 1);
        }
        SmtpReply reply = parser.reply();
        assertThat(reply.octets()).isEqualTo(octets + last.length).isEqualTo(parser.octets());
        assertThat(reply.code()).isEqualTo(ReplyCode.MAILBOX_UNAVAILABLE);
        assertThat(reply.isComplete()).isTrue();
        assertThat(reply.anomalies()).containsExactlyInAnyOrder(ReplyAnomaly.CUT, ReplyAnomaly.DIFFERENT_CODES);
        assertThat(reply.text().length()).isBetween(SmtpReply.MAX_OCTETS * 3 / 4, SmtpReply.MAX_OCTETS);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
