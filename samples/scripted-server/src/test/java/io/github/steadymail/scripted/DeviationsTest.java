package io.github.steadymail.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that leaves the dialogue is cut off and told on. */
class DeviationsTest {

    @Test
    void aWrongLineClosesTheConnection() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("S: 220 a\nC: EHLO *\nS: 250 never");
                Client client = new Client(server)) {
            assertThat(client.line()).isEqualTo("220 a\r\n");
            client.send("HELO x\r\n");
            assertThat(client.rest()).isEmpty();
            client.disconnect();
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(conversation.ending()).isEqualTo(Ending.SERVER_CLOSED);
            assertThat(conversation.lines()).containsExactly("HELO x");
            Deviation deviation = server.deviations().get(0);
            assertThat(conversation.deviation()).contains(deviation);
            assertThat(deviation.connection()).isEqualTo(1);
            assertThat(deviation.line()).isEqualTo(2);
            assertThat(deviation.expected()).isEqualTo("`C: EHLO *`");
            assertThat(deviation.actual()).isEqualTo("`HELO x`");
            assertThat(deviation).hasToString("connection 1, line 2: expected `C: EHLO *`, got `HELO x`");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "C: QUIT; -; `C: QUIT`; end of stream",
                "C: QUIT; QUI; `C: QUIT`; end of stream after `QUI`",
                "C: QUIT; QUIT\\n; `C: QUIT`; `QUIT\\n`",
                "D: *; a\\r\\n.\\n; `D: *`; end of stream after `.\\n`",
                "D: a; b\\r\\n; `D: a`; `b`",
                "D: a; .\\r\\n; `D: a`; `.`",
                "D: .; a\\r\\n; `D: .`; `a`",
                "B: 3; ab; `B: 3`; end of stream after 2 of 3 octets",
                "B: *; ab; `B: *`; no BDAT command before",
                "C: RSET; RSET\\r\\nNOOP\\r\\n; the end of the dialogue; `NOOP\\r\\n`",
                "C: QUIT; \\x01\\t\\\\\\r\\n; `C: QUIT`; `\\x01\\t\\\\`",
            })
    void tells(String dialogue, String sent, String expected, String actual) throws IOException {
        try (ScriptedServer server = ScriptedServer.play(dialogue + "\n")) {
            try (Client client = new Client(server)) {
                client.send(sent == null ? "" : Text.unescape(sent)).stopSending();
                client.restOrReset();
            }
            server.awaitConversations(1);
            assertThat(server.deviations()).hasSize(1);
            assertThat(server.deviations().get(0).expected()).isEqualTo(expected);
            assertThat(server.deviations().get(0).actual()).isEqualTo(actual);
        }
    }

    @Test
    void tellsAReset() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("S: 220 a\nC: QUIT");
                Client client = new Client(server)) {
            client.line();
            client.reset();
            assertThat(server.awaitConversations(1).get(0).ending()).isEqualTo(Ending.CLIENT_RESET);
            assertThat(server.deviations()).extracting(Deviation::actual).containsExactly("connection reset");
        }
    }

    @Test
    void tellsAClientThatHangs() throws IOException {
        Options impatient = Options.defaults().waitingAtMost(Duration.ofSeconds(1));
        try (ScriptedServer server = ScriptedServer.play("S: 220 a\nC: QUIT", impatient);
                Client client = new Client(server)) {
            assertThat(client.restOrReset()).startsWith("220 a\r\n");
            assertThat(server.awaitConversations(1).get(0).ending()).isEqualTo(Ending.SERVER_CLOSED);
            assertThat(server.deviations())
                    .extracting(Deviation::toString)
                    .containsExactly("connection 1, line 2: expected `C: QUIT`, got no progress for 1000 ms");
        }
    }

    @Test
    void tellsAClientThatDoesNotRead() throws IOException {
        Options impatient = Options.defaults().waitingAtMost(Duration.ofSeconds(1));
        try (ScriptedServer server = ScriptedServer.play("S* forever 250-endless", impatient);
                Client client = new Client(server)) {
            assertThat(client.line()).isEqualTo("250-endless\r\n");
            server.awaitConversations(1);
            assertThat(server.deviations())
                    .extracting(Deviation::expected)
                    .containsExactly("the client to take a reply");
        }
    }

    @Test
    void awaitsOnlySoLong() {
        try (ScriptedServer server = ScriptedServer.play("S: 220 a")) {
            assertThatThrownBy(() -> server.awaitConversations(1, Duration.ofMillis(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("0 of 0 conversations ended in 1 ms, expected 1");
        }
    }
}
