package io.github.steadymail.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code X:} and {@link ScriptedServer#close()}. */
class ActionsTest {

    @Test
    void finEndsTheStreamAndMindsNothingSentAfterwards() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("C: EHLO x\nS: 421 a\nX: fin\nS: never")) {
            try (Client client = new Client(server)) {
                client.send("EHLO x\r\nQUIT\r\n");
                assertThat(client.rest()).isEqualTo("421 a\r\n");
            }
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(conversation.ending()).isEqualTo(Ending.SERVER_CLOSED);
            assertThat(conversation.received()).asString().isEqualTo("EHLO x\r\nQUIT\r\n");
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void rstResets() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("S: 220 a\nC: EHLO x\nX: rst");
                Client client = new Client(server)) {
            assertThat(client.line()).isEqualTo("220 a\r\n");
            client.send("EHLO x\r\n");
            assertThatThrownBy(client::read).isInstanceOf(SocketException.class);
            assertThat(server.awaitConversations(1).get(0).ending()).isEqualTo(Ending.SERVER_CLOSED);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void halfClosesOutputAndGoesOnReading() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("S| 22\nX: half\nC: QUIT\nS: 221 unheard\nC: RSET")) {
            try (Client client = new Client(server)) {
                assertThat(client.rest()).isEqualTo("22");
                client.send("QUIT\r\nRSET\r\n");
            }
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(conversation.lines()).containsExactly("QUIT", "RSET");
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void silentTakesEverythingUntilTheClientCloses() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("X: silent")) {
            try (Client client = new Client(server)) {
                client.send("NOOP\r\n\u00ff");
            }
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(conversation.ending()).isEqualTo(Ending.CLIENT_CLOSED);
            assertThat(conversation.received()).hasSize(7);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void silentLastsLongerThanThePatience() throws IOException {
        Options impatient = Options.defaults().waitingAtMost(Duration.ofSeconds(1));
        String dialogue = "S: 220 a\nX: silent\n--- connection\nC: QUIT";
        try (ScriptedServer server = ScriptedServer.play(dialogue, impatient);
                Client client = new Client(server)) {
            client.line();
            try (Client hanging = new Client(server)) {
                assertThat(hanging.restOrReset()).doesNotContain("2");
                assertThat(server.awaitConversations(1))
                        .extracting(Conversation::ending)
                        .containsExactly(Ending.IN_PROGRESS, Ending.SERVER_CLOSED);
            }
        }
    }

    @Test
    void silentTellsAReset() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("S: 220 a\nX: silent");
                Client client = new Client(server)) {
            client.line();
            client.reset();
            assertThat(server.awaitConversations(1).get(0).ending()).isEqualTo(Ending.CLIENT_RESET);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void waitsForTheClientToClose() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("C: QUIT\nS: 221 bye\nX: wait")) {
            try (Client client = new Client(server)) {
                client.send("QUIT\r\n").line();
            }
            assertThat(server.awaitConversations(1).get(0).ending()).isEqualTo(Ending.CLIENT_CLOSED);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void waitAllowsNothingBeforeTheClose() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("S: 220 a\nX: wait");
                Client client = new Client(server)) {
            client.line();
            client.send("NOOP\r\n");
            assertThat(client.rest()).isEmpty();
            client.disconnect();
            server.awaitConversations(1);
            assertThat(server.deviations())
                    .extracting(Deviation::toString)
                    .containsExactly("connection 1, line 2: expected the client to close, got `NOOP\\r\\n`");
        }
    }

    @Test
    void sleepsAndGoesOn() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("S| 22\nX: sleep 10\nS: 0 a");
                Client client = new Client(server)) {
            assertThat(client.rest()).isEqualTo("220 a\r\n");
        }
    }

    @Test
    void closeEndsEveryHangingConnection() throws IOException {
        String dialogue = """
                S: 220 silent
                X: silent
                --- connection
                S: 220 a command
                C: EHLO x
                --- connection
                S: 220 asleep
                X: sleep 2000
                --- connection
                S: 220 content
                D: *
                --- connection
                S* forever 250-endless
                """;
        ScriptedServer server = ScriptedServer.play(dialogue);
        Client[] clients = new Client[5];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = new Client(server);
            assertThat(clients[i].line()).startsWith("2");
        }
        server.close();
        assertThat(server.conversations()).extracting(Conversation::ending).containsOnly(Ending.SERVER_STOPPED);
        assertThat(server.deviations()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("scripted-server " + server.port()));
        for (Client client : clients) {
            client.restOrReset();
            client.close();
        }
        assertThatThrownBy(() -> new Client(server)).isInstanceOf(IOException.class);
    }

    @Test
    void closeTwiceIsFine() {
        ScriptedServer server = ScriptedServer.play("S: 220 a");
        server.close();
        server.close();
        assertThat(server.conversations()).isEmpty();
    }
}
