package io.github.steadymail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SmtpPhaseTest {
    @Test
    void nothingIsSaidOfAMessageWhileTheSessionIsSetUp() {
        assertThat(Stream.of(SmtpPhase.values()).filter(SmtpPhase::isSetup))
                .containsExactly(SmtpPhase.CONNECT, SmtpPhase.GREETING, SmtpPhase.EHLO, SmtpPhase.STARTTLS);
    }
}
