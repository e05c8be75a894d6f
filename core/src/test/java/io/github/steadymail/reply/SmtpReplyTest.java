package io.github.steadymail.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.ForgedStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpReplyTest {
    @Test
    void aReplyIsMadeOfACodeAndLines() {
        SmtpReply reply = SmtpReply.of(ReplyCode.MAILBOX_UNAVAILABLE, "5.1.1 no such user", "ask postmaster");
        assertThat(reply.code()).isEqualTo(ReplyCode.MAILBOX_UNAVAILABLE);
        assertThat(reply.enhanced()).contains(new EnhancedStatusCode(5, 1, 1));
        assertThat(reply.lines()).containsExactly("5.1.1 no such user", "ask postmaster");
        assertThat(reply.text()).isEqualTo("5.1.1 no such user\nask postmaster");
        assertThat(wire(reply)).isEqualTo("550-5.1.1 no such user\r\n550 ask postmaster\r\n");
        assertThat(reply.octets()).isEqualTo(wire(reply).length());
        assertThat(reply.isComplete()).isTrue();
        assertThat(reply.isWellFormed()).isTrue();
    }

    @Test
    void aReplyMayBeACodeAlone() {
        SmtpReply reply = SmtpReply.of(ReplyCode.OK);
        assertThat(reply.lines()).containsExactly("");
        assertThat(wire(reply)).isEqualTo("250 \r\n");
        assertThat(reply).hasToString("250");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\0b", "\r", "\n", "\0"})
    void noLineHasALineBreakInIt(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> SmtpReply.of(ReplyCode.OK, "fine", line));
    }

    @Test
    void noReplyIsMadeThatWouldBeCut() {
        String longest = "x".repeat(SmtpReply.MAX_OCTETS - 6);
        assertThat(SmtpReply.of(ReplyCode.OK, longest).text()).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpReply.of(ReplyCode.OK, longest + "x"))
                .withMessageContaining("CUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.1.1 gone", "550 5.1.1 gone\r\n"})
    void theLineEndMayBeMissingInALog(String text) {
        SmtpReply reply = SmtpReply.parse(text);
        assertThat(reply.isWellFormed()).isTrue();
        assertThat(reply).isEqualTo(SmtpReply.of(ReplyCode.MAILBOX_UNAVAILABLE, "5.1.1 gone"));
    }

    @Test
    void severalLinesOfALogAreOneReply() {
        SmtpReply reply = SmtpReply.parse("550-5.1.1 gone\n550 for good");
        assertThat(reply.lines()).containsExactly("5.1.1 gone", "for good");
        assertThat(reply.anomalies()).containsExactly(ReplyAnomaly.BARE_LF);
    }

    @ParameterizedTest
    @CsvSource({
        "550-5.1.1 a~550-5.1.1 b~550 5.1.1 c, 5.1.1",
        "550-5.1.1 a~550-b~550 c, 5.1.1",
        "550-a~550-b~550 5.1.1 c, 5.1.1",
        "550-5.7.1 a~550 5.1.1 b, 5.7.1",
        "550 4.1.1 a, 4.1.1",
    })
    void theFirstEnhancedCodeThatBeginsALineCounts(String text, String enhanced) {
        assertThat(SmtpReply.parse(text.replace("~", "\r\n")).enhanced()).hasToString("Optional[" + enhanced + "]");
    }

    @Test
    void aContinuationLineTellsWhatItWas() {
        assertThat(SmtpReply.parse("250-only so far\r\n").isComplete()).isFalse();
        assertThat(SmtpReply.parse("250 done\r\n").isComplete()).isTrue();
    }

    @Test
    void aReplyWithACodeOfZerosIsNoVerdict() {
        SmtpReply reply = SmtpReply.parse("000 what\r\n");
        assertThat(reply.hasCode()).isFalse();
        assertThat(reply.isComplete()).isFalse();
    }

    @Test
    void trailingOctetsAreSaidAndNotRead() {
        SmtpReply reply = SmtpReply.parse("250-a\n250 b\r\n550 next\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(reply.anomalies()).containsExactlyInAnyOrder(ReplyAnomaly.BARE_LF, ReplyAnomaly.TRAILING_OCTETS);
        assertThat(reply.octets()).isEqualTo("250-a\n250 b\r\n".length());
        assertThat(reply.code()).isEqualTo(ReplyCode.OK);
    }

    @Test
    void whatIsReadCannotBeChanged() {
        SmtpReply reply = SmtpReply.parse("250-a\n250 b\r\n");
        assertThatThrownBy(() -> reply.lines().add("c")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> reply.anomalies().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void repliesAreEqualWhereTheySayTheSame() {
        SmtpReply reply = SmtpReply.parse("550 5.1.1 gone\r\n");
        assertThat(reply)
                .isEqualTo(SmtpReply.parse("550 5.1.1 gone\r\n"))
                .hasSameHashCodeAs(SmtpReply.parse("550 5.1.1 gone\r\n"))
                .isNotEqualTo(SmtpReply.parse("551 5.1.1 gone\r\n"))
                .isNotEqualTo(SmtpReply.parse("550 5.1.1 gone!\r\n"))
                .isNotEqualTo(SmtpReply.parse("550 5.1.1 gone\n"))
                .isNotEqualTo("550 5.1.1 gone");
        assertThat(SmtpReply.parse("551 gone").hashCode())
                .isNotEqualTo(SmtpReply.parse("550 gone").hashCode());
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 gone~, 550 5.1.1 gone",
        "550-a~550-b~550 c~, 550 a b c",
        "250~, 250",
        "250-half, 250 half [incomplete]",
        "garbage~, garbage",
    })
    void aLogShowsItOnOneLine(String text, String printed) {
        byte[] octets = text.replace("~", "\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(SmtpReply.parse(octets)).hasToString(printed);
    }

    @Test
    void aLogShowsNoControlCharactersAndNoNovel() {
        assertThat(SmtpReply.parse("550 \u001b[31mred\u001b[0m\0\u202e\r\n")).hasToString("550 ?[31mred?[0m??");
        assertThat(SmtpReply.parse("550 " + "x".repeat(5000)).toString())
                .hasSize(1000)
                .endsWith("…");
        assertThat(SmtpReply.parse(("550 " + "x".repeat(5000)).getBytes(StandardCharsets.UTF_8))
                        .toString())
                .endsWith("… [incomplete]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550-5.1.1 gone\r\n550 gr\u00fc\u00df di\r\n",
                "250\n",
                "250-half",
                "garbage\r\n",
                "",
                "250 a\0b\r\n"
            })
    void aReplyComesBackFromItsSerialForm(String text) throws IOException, ClassNotFoundException {
        SmtpReply reply = SmtpReply.parse(text.getBytes(StandardCharsets.UTF_8));
        SmtpReply read = (SmtpReply) deserialised(serialised(reply));
        assertThat(read).isEqualTo(reply).hasToString(reply.toString());
        assertThat(read.octets()).isEqualTo(reply.octets());
        assertThat(read.enhanced()).isEqualTo(reply.enhanced());
        assertThat(read.isComplete()).isEqualTo(reply.isComplete());
    }

    @Test
    void anAnomalyOfALaterReleaseIsLeftOut() throws IOException, ClassNotFoundException {
        SmtpReply reply = SmtpReply.parse("250-a\n250 b\0\r\n");
        String form = new String(serialised(reply), StandardCharsets.ISO_8859_1).replace("BARE_LF", "BARE_XY");
        SmtpReply read = (SmtpReply) deserialised(form.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read.anomalies()).containsExactly(ReplyAnomaly.NUL);
    }

    @Test
    void aForgedStreamIsNotRead() {
        assertThatThrownBy(() -> ForgedStream.read(SmtpReply.class)).isInstanceOf(InvalidObjectException.class);
    }

    private static String wire(SmtpReply reply) {
        return new String(reply.toWire(), StandardCharsets.UTF_8);
    }

    private static byte[] serialised(Object object) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(octets)) {
            out.writeObject(object);
        }
        return octets.toByteArray();
    }

    private static Object deserialised(byte[] octets) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(octets))) {
            return in.readObject();
        }
    }
}
