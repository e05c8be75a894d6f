package io.github.steadymail.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code S:}, {@code S|} and {@code S*}. */
class ServerLinesTest {

    private static String said(String dialogue) throws IOException {
        try (ScriptedServer server = ScriptedServer.play(dialogue);
                Client client = new Client(server)) {
            String said = client.rest();
            client.disconnect();
            assertThat(server.awaitConversations(1).get(0).ending()).isEqualTo(Ending.SERVER_CLOSED);
            assertThat(server.deviations()).isEmpty();
            return said;
        }
    }

    @Test
    void saysLinesWithLineEnds() throws IOException {
        assertThat(said("S: 220-a\nS: 220 b\nS:")).isEqualTo("220-a\r\n220 b\r\n\r\n");
    }

    @Test
    void ignoresCommentsAndBlankLines() throws IOException {
        assertThat(said("# S: no\n\nS: # yes\n   \n")).isEqualTo("# yes\r\n");
    }

    @Test
    void knowsEscapes() throws IOException {
        assertThat(said("S: \\r\\n\\t\\0\\\\\\xff\\x0A!")).isEqualTo("\r\n\t\0\\\u00ff\n!\r\n");
    }

    @Test
    void saysUtf8() throws IOException {
        assertThat(said("S: \u00e4")).isEqualTo("\u00c3\u00a4\r\n");
    }

    @Test
    void saysHalfALine() throws IOException {
        assertThat(said("S| 25\nS| 0 h\\x61lf")).isEqualTo("250 half");
    }

    @Test
    void repeatsALine() throws IOException {
        assertThat(said("S* 3 250-\\x78\nS: 250 y\nS* 0 no\nS* 2"))
                .isEqualTo("250-x\r\n250-x\r\n250-x\r\n250 y\r\n\r\n\r\n");
    }

    @Test
    void repeatsMoreThanABlock() throws IOException {
        assertThat(said("S* 100000 250-x")).isEqualTo("250-x\r\n".repeat(100_000));
    }

    @Test
    void repeatsForeverUntilTheClientGoesAway() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("S* forever 250-x")) {
            try (Client client = new Client(server)) {
                assertThat(client.line()).isEqualTo("250-x\r\n");
                assertThat(client.line()).isEqualTo("250-x\r\n");
                client.reset();
            }
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(conversation.ending()).isEqualTo(Ending.CLIENT_RESET);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void foreverIs64MiBAtMost() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("S* forever " + "x".repeat(62) + "\nX: fin");
                Client client = new Client(server)) {
            assertThat(client.rest().length()).isEqualTo(64 * 1024 * 1024);
        }
    }
}
