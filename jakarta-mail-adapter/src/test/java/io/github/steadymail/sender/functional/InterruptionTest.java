package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TransmissionException;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import org.junit.jupiter.api.Test;

/** A thread that somebody has interrupted sends nothing more. */
class InterruptionTest {
    @Test
    void anInterruptedThreadDoesNotEvenConnect() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server).build()) {
            Thread.currentThread().interrupt();
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).isInstanceOf(TransmissionException.class);
            assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED);
            assertThat(server.conversations()).isEmpty();
        }
    }
}
