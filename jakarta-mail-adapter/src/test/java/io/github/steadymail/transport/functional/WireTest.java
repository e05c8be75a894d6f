package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.scripted.Conversation;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.angus.mail.util.CRLFOutputStream;

/** What really goes over the wire, octet by octet. */
class WireTest {
    private static final String CHUNKED = Talk.CHUNKING + Talk.ENVELOPE;

    @Property(tries = 60)
    void dataCarriesTheMessageAsItIs(@ForAll("texts") String text) throws Exception {
        MimeMessage message = Client.message(text);
        try (ScriptedServer server = ScriptedServer.play(Talk.ORDINARY)) {
            send(server, message, 0);
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(server.deviations()).isEmpty();
            assertThat(conversation.messages()).hasSize(1);
            assertThat(conversation.messages().get(0)).isEqualTo(expected(message));
        }
    }

    @Property(tries = 60)
    void chunksCarryTheMessageAsItIsAndUnstuffed(@ForAll("texts") String text, @ForAll("sizes") int size)
            throws Exception {
        MimeMessage message = Client.message(text);
        byte[] expected = expected(message);
        int chunks = (expected.length + size - 1) / size;
        StringBuilder talk = new StringBuilder(CHUNKED);
        for (int i = 1; i < chunks; i++) {
            talk.append("C: BDAT ").append(size).append("\nB: *\nS: 250 ok\n");
        }
        talk.append("C: BDAT ").append(expected.length - (chunks - 1) * size).append(" LAST\nB: *\n");
        try (ScriptedServer server = ScriptedServer.play(talk + Talk.DONE + Talk.QUIT)) {
            send(server, message, size);
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(server.deviations()).isEmpty();
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            for (Conversation.Chunk chunk : conversation.chunks()) {
                received.writeBytes(chunk.octets());
            }
            assertThat(received.toByteArray()).isEqualTo(expected);
        }
    }

    private static void send(ScriptedServer server, MimeMessage message, int chunkSize) throws Exception {
        Properties properties = Client.properties(server.port());
        properties.setProperty("mail.smtp.chunksize", String.valueOf(chunkSize));
        try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
            transport.connect();
            transport.sendMessage(message, Client.ALICE);
        }
    }

    /** The message with CRLF for every line end, without what is never sent, its last line ended. */
    private static byte[] expected(MimeMessage message) throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        CRLFOutputStream lines = new CRLFOutputStream(octets);
        message.writeTo(lines, new String[] {"Bcc", "Resent-Bcc", "Content-Length"});
        lines.flush();
        String text = octets.toString(StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("Bcc:").doesNotContain("secret@").doesNotContain("Content-Length:");
        return (text.endsWith("\r\n") ? text : text + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> line = Arbitraries.of("", ".", "..", ".x", "x.", "Please pay.", "x".repeat(100), "ümlaut");
        Arbitrary<String> end = Arbitraries.of("\r\n", "\n", "\r", "\r\r\n", "\n\r");
        return Arbitraries.of(List.of(0, 1, 2, 5, 12))
                .flatMap(count -> line.list()
                        .ofSize(count)
                        .flatMap(lines -> end.list().ofSize(count).map(ends -> {
                            StringBuilder text = new StringBuilder();
                            for (int i = 0; i < count; i++) {
                                text.append(lines.get(i)).append(ends.get(i));
                            }
                            return text + (count % 2 == 0 ? "" : ".no end");
                        })));
    }

    @Provide
    Arbitrary<Integer> sizes() {
        return Arbitraries.integers().between(1, 700);
    }
}
