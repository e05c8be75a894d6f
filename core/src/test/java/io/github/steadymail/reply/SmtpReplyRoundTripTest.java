package io.github.steadymail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SmtpReplyRoundTripTest {
    @Property
    void aWellFormedReplyComesBackFromItsWireForm(@ForAll("codes") int code, @ForAll("lines") String[] lines) {
        SmtpReply reply = SmtpReply.of(ReplyCode.of(code), lines);
        assertThat(SmtpReply.parse(reply.toWire())).isEqualTo(reply);
        assertThat(reply.isWellFormed()).isTrue();
        assertThat(reply.code().value()).isEqualTo(code);
    }

    @Property
    void noOctetsAreTooStrangeToParse(@ForAll byte[] wire) {
        SmtpReply reply = SmtpReply.parse(wire);
        assertThat(reply.octets()).isLessThanOrEqualTo(wire.length);
        if (reply.isWellFormed()) {
            assertThat(SmtpReply.parse(reply.toWire())).isEqualTo(reply);
        }
        assertThat(reply.toString()).doesNotContain("\r").doesNotContain("\n").doesNotContain("\0");
    }

    @Provide
    Arbitrary<Integer> codes() {
        return Arbitraries.integers().between(1, 999);
    }

    @Provide
    Arbitrary<String[]> lines() {
        return Arbitraries.strings()
                .all()
                .filter(s ->
                        s.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0 || Character.isSurrogate((char) c)))
                .array(String[].class)
                .ofMaxSize(20);
    }
}
