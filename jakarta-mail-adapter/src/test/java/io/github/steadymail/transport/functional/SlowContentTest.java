package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.TransmissionException;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.Steadymail;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Messages that take their time to write themselves. */
class SlowContentTest {
    /** Writes a little, again and again, for so long. */
    private static MimeMessage slow(long millis) {
        return new MimeMessage((Session) null) {
            @Override
            public void writeTo(OutputStream out, String[] ignored) throws IOException {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
                out.write("Subject: slow\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                out.write("x\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        };
    }

    @Test
    void aCloseThatCameBeforeTheEndOfDataIsNotAnUnknownOutcome() throws Exception {
        String talk = Talk.HELLO + Talk.ENVELOPE.replace("FROM:<sender@example.test>", "FROM:...")
                + "C: DATA\nS: 354 go ahead\nX: half\nD: *\n";
        try (ScriptedServer server = ScriptedServer.play(talk);
                SteadymailTransport transport = Client.transport(server.port())) {
            transport.connect();
            TransmissionException thrown = catchThrowableOfType(
                    TransmissionException.class, () -> transport.sendMessage(slow(200), Client.ALICE));
            assertThat(thrown.kind()).isEqualTo(FailureKind.NETWORK_FAILED);
            assertThat(new String(server.awaitConversations(1).get(0).received(), StandardCharsets.US_ASCII))
                    .doesNotContain("\r\n.\r\n");
        }
    }

    @Test
    void theDeadlineBoundsWhoWritesLittle() throws Exception {
        String talk = Talk.HELLO + Talk.ENVELOPE.replace("FROM:<sender@example.test>", "FROM:...")
                + "C: DATA\nS: 354 go ahead\nX: silent\n";
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            Properties properties = Client.properties(server.port());
            properties.setProperty(Steadymail.DEADLINE, "200");
            try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
                transport.connect();
                TransmissionException thrown = catchThrowableOfType(
                        TransmissionException.class, () -> transport.sendMessage(slow(600), Client.ALICE));
                assertThat(thrown.kind()).isEqualTo(FailureKind.DEADLINE_EXCEEDED);
            }
        }
    }
}
