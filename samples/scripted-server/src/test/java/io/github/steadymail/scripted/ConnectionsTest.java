package io.github.steadymail.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --- connection} and {@code --- loop}. */
class ConnectionsTest {

    private static List<String> greetings(ScriptedServer server, int count) throws IOException {
        List<String> greetings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try (Client client = new Client(server)) {
                greetings.add(client.rest().strip());
            }
        }
        server.awaitConversations(count);
        return greetings;
    }

    @ParameterizedTest
    @CsvSource({
        "a|--- loop, a a a a a",
        "a|--- connection|b|--- loop, a b b b b",
        "--- loop|a, a a a a a",
        "a|--- loop|b, a b b b b",
        "a|--- loop|b|--- connection|c, a b c b c",
        "--- connection|a|--- connection|b|--- connection|c|--- loop|d|--- connection, a b c d d",
    })
    void serves(String dialogue, String greetings) throws IOException {
        String lines = dialogue.replace('|', '\n').replaceAll("(?m)^(\\w)$", "S: $1");
        try (ScriptedServer server = ScriptedServer.play(lines)) {
            assertThat(greetings(server, 5)).containsExactly(greetings.split(" ", -1));
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void refusesAConnectionThatIsNotInTheDialogue() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("S: a")) {
            assertThat(greetings(server, 2)).containsExactly("a", "");
            assertThat(server.deviations())
                    .extracting(Deviation::toString)
                    .containsExactly("connection 2: expected no further connection, got a connection");
        }
    }

    @Test
    void servesConnectionsAtATime() throws IOException {
        try (ScriptedServer server = ScriptedServer.play("S: a\nC: 1\n--- connection\nS: b\nC: 2");
                Client first = new Client(server)) {
            assertThat(first.line()).isEqualTo("a\r\n");
            try (Client second = new Client(server)) {
                assertThat(second.line()).isEqualTo("b\r\n");
                second.send("2\r\n");
            }
            assertThat(server.awaitConversations(1))
                    .extracting(Conversation::ending)
                    .containsExactly(Ending.IN_PROGRESS, Ending.SERVER_CLOSED);
            first.send("1\r\n");
            first.rest();
            first.disconnect();
            assertThat(server.awaitConversations(2))
                    .extracting(Conversation::lines)
                    .containsExactly(List.of("1"), List.of("2"));
            assertThat(server.deviations()).isEmpty();
        }
    }
}
