package io.github.steadymail.scripted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cuts at every octet. */
class CutTest {

    private static final Dialogue DIALOGUE = Dialogue.parse("""
            S: 220 a
            C: DATA
            S: 354 go
            D: *
            S: 250 ok
            C: QUIT
            S| 221
            """);
    private static final String SAID = "220 a\r\n354 go\r\n250 ok\r\n221";
    private static final String SENT = "DATA\r\na\r\n.\r\nQUIT\r\n";

    /** Sends everything at once and returns what the server says. */
    private static String said(ScriptedServer server) throws IOException {
        try (Client client = new Client(server)) {
            client.send(SENT);
            return client.restOrReset();
        }
    }

    @Test
    void countsWhatTheServerSays() {
        assertThat(DIALOGUE.serverBytes()).isEqualTo(SAID.length());
        assertThat(Dialogue.parse("S* 10 abc\n--- connection\nS: x").serverBytes())
                .isEqualTo(50);
    }

    @Test
    void closesAfterEachServerByte() throws IOException {
        for (int octets = 0; octets <= SAID.length(); octets++) {
            try (ScriptedServer server = ScriptedServer.play(DIALOGUE.cutAfterServerByte(octets))) {
                assertThat(said(server)).isEqualTo(SAID.substring(0, octets));
                Conversation conversation = server.awaitConversations(1).get(0);
                assertThat(conversation.ending()).isEqualTo(Ending.CUT);
                assertThat(server.deviations()).isEmpty();
            }
        }
    }

    @Test
    void closesAfterEachServerByteInsideTls() throws IOException {
        Options options = Options.defaults().implicitTls().delivering(Delivery.BYTE);
        for (int octets = 1; octets <= SAID.length(); octets++) {
            try (ScriptedServer server = ScriptedServer.play(DIALOGUE.cutAfterServerByte(octets), options)) {
                try (Client client = new Client(server)) {
                    client.tls().send(SENT);
                    assertThat(client.restOrReset().replace("<reset>", "")).isEqualTo(SAID.substring(0, octets));
                }
                assertThat(server.awaitConversations(1).get(0).ending()).isEqualTo(Ending.CUT);
                assertThat(server.deviations()).isEmpty();
            }
        }
    }

    @Test
    void aCutBehindTheLastServerByteHasNoEffect() throws IOException {
        try (ScriptedServer server = ScriptedServer.play(DIALOGUE.cutAfterServerByte(SAID.length() + 1))) {
            assertThat(said(server)).isEqualTo(SAID);
            assertThat(server.awaitConversations(1).get(0).ending()).isEqualTo(Ending.SERVER_CLOSED);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void closesAfterEachClientByte() throws IOException {
        for (int octets = 0; octets <= SENT.length(); octets++) {
            try (ScriptedServer server = ScriptedServer.play(DIALOGUE.cutAfterClientByte(octets))) {
                int heard = octets == 0 ? 0 : octets <= 6 ? 7 : octets <= 12 ? 15 : 23;
                assertThat(said(server)).isEqualTo(SAID.substring(0, heard));
                Conversation conversation = server.awaitConversations(1).get(0);
                assertThat(conversation.ending()).isEqualTo(Ending.CUT);
                assertThat(new String(conversation.received(), ISO_8859_1)).isEqualTo(SENT.substring(0, octets));
                assertThat(server.deviations()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void theClientHearsNoAnswerToTheLineThatWasCut(Delivery delivery) throws IOException {
        Dialogue cut = DIALOGUE.cutAfterClientByte("DATA\r\n".length());
        try (ScriptedServer server = ScriptedServer.play(cut, Options.defaults().delivering(delivery))) {
            try (Client client = new Client(server)) {
                assertThat(client.line()).isEqualTo("220 a\r\n");
                client.send("DATA\r\n");
                assertThat(client.rest()).isEmpty();
            }
            assertThat(server.awaitConversations(1).get(0).lines()).containsExactly("DATA");
        }
    }

    @Test
    void resets() throws IOException {
        try (ScriptedServer server = ScriptedServer.play(DIALOGUE.cutAfterClientByte(3, Hangup.RST));
                Client client = new Client(server)) {
            assertThat(client.line()).isEqualTo("220 a\r\n");
            client.send("DAT");
            assertThat(client.restOrReset()).isEqualTo("<reset>");
            assertThat(server.awaitConversations(1).get(0).ending()).isEqualTo(Ending.CUT);
        }
    }

    @Test
    void fallsSilent() throws IOException {
        Options impatient = Options.defaults().waitingAtMost(Duration.ofSeconds(5));
        try (ScriptedServer server = ScriptedServer.play(DIALOGUE.cutAfterServerByte(2, Hangup.SILENCE), impatient)) {
            try (Client client = new Client(server)) {
                assertThat(client.read()).isEqualTo('2');
                assertThat(client.read()).isEqualTo('2');
                client.send(SENT);
            }
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(conversation.ending()).isEqualTo(Ending.CUT);
            assertThat(conversation.received()).isEmpty();
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void cutsOnlyTheFirstConnection() throws IOException {
        Dialogue loop = Dialogue.parse(DIALOGUE + "\n--- loop").cutAfterServerByte(3);
        try (ScriptedServer server = ScriptedServer.play(loop)) {
            assertThat(said(server)).isEqualTo("220");
            assertThat(said(server)).isEqualTo(SAID);
            assertThat(server.awaitConversations(2)).hasSize(2);
            assertThat(server.deviations()).isEmpty();
        }
    }
}
