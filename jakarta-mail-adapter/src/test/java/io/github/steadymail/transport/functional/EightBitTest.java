package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code allow8bitmime} turns into 8bit text stays the same text, and what is signed stays as it is. */
class EightBitTest {
    private static final String HEADER = "From: sender@example.test\r\nMIME-Version: 1.0\r\n";

    private static final String PART = """
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            caf=C3=A9
            """;
    private static final String SIGNATURE = """

            --b
            Content-Type: application/pgp-signature

            x
            --b--
            """;

    private static String sent(String message) throws Exception {
        String talk = Talk.HELLO
                + Talk.ENVELOPE.replace("FROM:<sender@example.test>", "FROM:...")
                + Talk.DATA
                + Talk.DONE
                + Talk.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            Properties properties = Client.properties(server.port());
            properties.setProperty("mail.smtp.allow8bitmime", "true");
            Session session = Session.getInstance(properties);
            try (SteadymailTransport transport = Client.transport(session)) {
                transport.connect();
                byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
                transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(octets)), Client.ALICE);
            }
            return new String(server.awaitConversations(1).get(0).messages().get(0), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @CsvSource({"utf-8, =C3=A9, \u00C3\u00A9", "iso-8859-1, =E9, \u00E9", "utf-8, =E9, \u00E9"})
    void theOctetsAreTheSame(String charset, String encoded, String octets) throws Exception {
        String wire = sent(HEADER + "Content-Type: text/plain; charset=" + charset
                + "\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ncaf" + encoded + "\r\n");
        assertThat(wire)
                .contains("Content-Transfer-Encoding: 8bit")
                .contains("charset=" + charset)
                .endsWith("caf" + octets + "\r\n");
    }

    /** A message that is 8bit by now is declared as such at each send, not only at that which made it so. */
    @Test
    void bodyIsDeclaredEachTime() throws Exception {
        String talk = Talk.HELLO + (Talk.ENVELOPE + Talk.DATA + Talk.DONE).repeat(2) + Talk.QUIT;
        talk = talk.replace("C: MAIL FROM:<sender@example.test>", "C: MAIL FROM:<sender@example.test> BODY=8BITMIME");
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            Properties properties = Client.properties(server.port());
            properties.setProperty("mail.smtp.allow8bitmime", "true");
            Session session = Session.getInstance(properties);
            try (SteadymailTransport transport = Client.transport(session)) {
                transport.connect();
                byte[] octets = (HEADER + PART.replace("\n", "\r\n")).getBytes(StandardCharsets.US_ASCII);
                MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(octets));
                transport.sendMessage(message, Client.ALICE);
                transport.sendMessage(message, Client.ALICE);
            }
            assertThat(server.deviations()).isEmpty();
            assertThat(server.awaitConversations(1).get(0).messages())
                    .hasSize(2)
                    .allSatisfy(sent ->
                            assertThat(new String(sent, StandardCharsets.UTF_8)).endsWith("café\r\n"));
        }
    }

    @Test
    void whatIsSignedStaysAsItIs() throws Exception {
        String part = PART.replace("\n", "\r\n");
        String body = "--b\r\n" + part + SIGNATURE.replace("\n", "\r\n");
        assertThat(sent(HEADER + "Content-Type: multipart/signed; boundary=b\r\n\r\n" + body))
                .contains(part);
        assertThat(sent(HEADER + "DKIM-Signature: v=1; bh=x\r\n" + part)).endsWith("caf=C3=A9\r\n");
    }
}
