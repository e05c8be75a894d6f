package io.github.steadymail.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link Delivery}. Inside TLS, each write is a record and each read brings one, so that writes can be counted. */
class DeliveryTest {

    private static final String DIALOGUE = "S: 25-a\nS: 25 b\nS| 2\nS| 5\nC: QUIT\nS: x\nS* 2 y";

    private static List<String> writes(Delivery delivery) throws IOException {
        Options options = Options.defaults().implicitTls().delivering(delivery);
        List<String> writes = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.play(DIALOGUE, options)) {
            try (Client client = new Client(server)) {
                client.tls().send("QUIT\r\n");
                for (String read = client.readOnce(); !read.isEmpty(); read = client.readOnce()) {
                    writes.add(read);
                }
            }
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
        return writes;
    }

    @Test
    void wholeWritesAdjacentLinesTogether() throws IOException {
        assertThat(writes(Delivery.WHOLE)).containsExactly("25-a\r\n25 b\r\n25", "x\r\n", "y\r\ny\r\n");
    }

    @Test
    void lineWritesLinesOneByOne() throws IOException {
        assertThat(writes(Delivery.LINE)).containsExactly("25-a\r\n", "25 b\r\n", "2", "5", "x\r\n", "y\r\n", "y\r\n");
    }

    @Test
    void byteWritesOctetsOneByOne() throws IOException {
        List<String> writes = writes(Delivery.BYTE);
        assertThat(writes).allMatch(write -> write.length() == 1);
        assertThat(String.join("", writes)).isEqualTo("25-a\r\n25 b\r\n25x\r\ny\r\ny\r\n");
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void saysTheSameInEveryWay(Delivery delivery) throws IOException {
        try (ScriptedServer server =
                        ScriptedServer.play(DIALOGUE, Options.defaults().delivering(delivery));
                Client client = new Client(server)) {
            client.send("QUIT\r\n");
            assertThat(client.rest()).isEqualTo("25-a\r\n25 b\r\n25x\r\ny\r\ny\r\n");
        }
    }
}
