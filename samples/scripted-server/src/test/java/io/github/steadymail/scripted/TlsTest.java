package io.github.steadymail.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code X: starttls}, implicit TLS, certificates. */
class TlsTest {

    private static final String STARTTLS = """
            S: 220 a
            C: STARTTLS
            S: 220 go
            X: starttls
            C: QUIT
            S: 221 bye
            """;

    @Test
    void startsTlsInTheMiddle() throws IOException {
        try (ScriptedServer server = ScriptedServer.play(STARTTLS)) {
            try (Client client = new Client(server)) {
                client.line();
                client.send("STARTTLS\r\n").line();
                client.tls().send("QUIT\r\n");
                assertThat(client.rest()).isEqualTo("221 bye\r\n");
            }
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(conversation.secure()).isTrue();
            assertThat(conversation.lines()).containsExactly("STARTTLS", "QUIT");
            assertThat(conversation.received()).asString().isEqualTo("STARTTLS\r\nQUIT\r\n");
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aClientThatStaysWithoutTlsDeviates() throws IOException {
        try (ScriptedServer server = ScriptedServer.play(STARTTLS)) {
            try (Client client = new Client(server)) {
                client.line();
                client.send("STARTTLS\r\n").line();
                client.send("QUIT\r\n");
                client.restOrReset();
            }
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(conversation.secure()).isFalse();
            assertThat(conversation.ending()).isEqualTo(Ending.TLS_FAILED);
            assertThat(server.deviations().get(0).actual()).startsWith("a failed TLS handshake");
        }
    }

    @Test
    void startsTlsFirst() throws IOException {
        Options options = Options.defaults().implicitTls();
        try (ScriptedServer server = ScriptedServer.play("S: 220 a\nC: QUIT\nX: half\nX: wait", options)) {
            try (Client client = new Client(server)) {
                assertThat(client.tls().line()).isEqualTo("220 a\r\n");
                client.send("QUIT\r\n");
                assertThat(client.rest()).isEmpty();
            }
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(conversation.secure()).isTrue();
            assertThat(conversation.ending()).isEqualTo(Ending.CLIENT_CLOSED);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void octetsSentAheadOfTlsAreNoLines() throws IOException {
        try (ScriptedServer server = ScriptedServer.play(STARTTLS)) {
            try (Client client = new Client(server)) {
                client.line();
                client.send("STARTTLS\r\nQUIT\r\n");
                client.restOrReset();
            }
            assertThat(server.awaitConversations(1).get(0).lines()).containsExactly("STARTTLS");
            assertThat(server.deviations()).extracting(Deviation::expected).containsExactly("`C: QUIT`");
        }
    }

    @Test
    void tellsHowTheClientLeavesTls() throws IOException {
        Options options = Options.defaults().implicitTls();
        try (ScriptedServer server = ScriptedServer.play("S: 220 a\nX: silent\n--- loop", options)) {
            try (Client polite = new Client(server)) {
                polite.tls().line();
            }
            try (Client truncating = new Client(server)) {
                truncating.tls().line();
                truncating.truncate();
                truncating.restOrReset();
            }
            try (Client resetting = new Client(server)) {
                resetting.tls().line();
                resetting.reset();
            }
            assertThat(server.awaitConversations(3))
                    .extracting(Conversation::ending)
                    .containsExactly(Ending.CLIENT_CLOSED, Ending.CLIENT_CLOSED, Ending.CLIENT_RESET);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aLineBeyondTheDialogueIsADeviationInsideTls() throws IOException {
        Options options = Options.defaults().implicitTls();
        try (ScriptedServer server = ScriptedServer.play("C: RSET", options)) {
            try (Client client = new Client(server)) {
                client.tls().send("RSET\r\nNOOP\r\n");
                client.restOrReset();
            }
            server.awaitConversations(1);
            assertThat(server.deviations()).extracting(Deviation::actual).containsExactly("`NOOP\\r\\n`");
        }
    }

    @Test
    void resetsInsideTls() throws IOException {
        Options options = Options.defaults().implicitTls();
        try (ScriptedServer server = ScriptedServer.play("S: 220 a\nC: QUIT\nX: rst", options);
                Client client = new Client(server)) {
            client.tls().line();
            client.send("QUIT\r\n");
            assertThatThrownBy(client::read).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Certificate.class,
            names = {"WRONG_HOST", "EXPIRED", "UNTRUSTED"})
    void presentsABadCertificate(Certificate certificate) throws IOException {
        Options options = Options.defaults().implicitTls().presenting(certificate);
        try (ScriptedServer server = ScriptedServer.play("S: 220 a\nX: wait", options)) {
            try (Client client = new Client(server)) {
                assertThatThrownBy(client::tls).isInstanceOf(SSLException.class);
            }
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(conversation.ending()).isEqualTo(Ending.TLS_FAILED);
            assertThat(conversation.secure()).isFalse();
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void theGoodCertificateIsNotTrustedByDefault() throws IOException, GeneralSecurityException {
        SSLContext jdk = SSLContext.getDefault();
        try (ScriptedServer server =
                        ScriptedServer.play("X: wait", Options.defaults().implicitTls());
                Client client = new Client(server)) {
            assertThatThrownBy(() -> client.tls(jdk.getSocketFactory())).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void failedTlsIsADeviationIfALineIsExpected() throws IOException {
        Options options = Options.defaults().implicitTls().presenting(Certificate.WRONG_HOST);
        try (ScriptedServer server = ScriptedServer.play("S: 220 a\nC: EHLO *", options)) {
            try (Client client = new Client(server)) {
                assertThatThrownBy(client::tls).isInstanceOf(SSLException.class);
            }
            server.awaitConversations(1);
            assertThat(server.deviations()).hasSize(1);
        }
    }
}
