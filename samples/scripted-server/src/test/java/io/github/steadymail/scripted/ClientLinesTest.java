package io.github.steadymail.scripted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code C:}, {@code D:} and {@code B:}. */
class ClientLinesTest {

    private static Conversation conversation(String dialogue, String sent) throws IOException {
        try (ScriptedServer server = ScriptedServer.play(dialogue)) {
            try (Client client = new Client(server)) {
                client.send(sent).stopSending();
                client.restOrReset();
            }
            return server.awaitConversations(1).get(0);
        }
    }

    private static List<String> texts(List<byte[]> octets) {
        return octets.stream().map(it -> new String(it, ISO_8859_1)).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "QUIT; QUIT; true",
                "QUIT; quit; true",
                "QUIT; QUIT now; false",
                "QUIT; QUI; false",
                "EHLO a; ehlo a; true",
                "EHLO a; EHLO A; false",
                "EHLO ...; EHLO anything at all; true",
                "EHLO...; EHLO; true",
                "EHLO *; EHLO x; true",
                "EHLO *; HELO x; false",
                "MAIL FROM:<a@x> *; MAIL FROM:<a@x> SIZE=1; true",
                "MAIL FROM:<a@x>*; MAIL FROM:<a@x>; true",
                "MAIL FROM:<a@x> *; MAIL FROM:<b@x> SIZE=1; false",
                "MAIL FROM:<*@x> SIZE=*; MAIL FROM:<b@x> SIZE=1; true",
                "?; anything at all; true",
                "\\*; *; true",
                "\\*; x; false",
                "a.c; abc; false",
            })
    void matches(String expected, String line, boolean matches) throws IOException {
        Conversation conversation = conversation("C: " + expected, line + "\r\n");
        assertThat(conversation.lines()).containsExactly(line);
        assertThat(conversation.deviation().isEmpty()).isEqualTo(matches);
    }

    @Test
    void anEmptyLineIsExpectedByAnEmptyLine() throws IOException {
        assertThat(conversation("C:", "\r\n").deviation()).isEmpty();
    }

    @Test
    void recordsEveryOctetOfLines() throws IOException {
        Conversation conversation = conversation("C: ?\nC: ?", "\u00ff\0\r\nQUIT\r\n");
        assertThat(conversation.received()).isEqualTo("\u00ff\0\r\nQUIT\r\n".getBytes(ISO_8859_1));
        assertThat(conversation.lines()).containsExactly("\ufffd\0", "QUIT");
        assertThat(conversation.secure()).isFalse();
    }

    @Test
    void takesContentUpToTheLoneDot() throws IOException {
        String content = "A: \u00ff\r\n\r\n..x\r\n.\nbare\n.\r\r\n.\r\n";
        Conversation conversation = conversation("C: DATA\nD: *\nC: QUIT", "DATA\r\n" + content + "QUIT\r\n");
        assertThat(conversation.deviation()).isEmpty();
        assertThat(conversation.lines()).containsExactly("DATA", "QUIT");
        assertThat(texts(conversation.contents())).containsExactly(content);
        assertThat(texts(conversation.messages())).containsExactly("A: \u00ff\r\n\r\n.x\r\n\nbare\n.\r\r\n");
    }

    @Test
    void takesContentLineByLine() throws IOException {
        Conversation conversation = conversation(
                "D: Subject: x\nD: To: *\nD:\nD: ..\nD: .\nC: QUIT", "Subject: x\r\nTo: y\r\n\r\n..\r\n.\r\nQUIT\r\n");
        assertThat(conversation.deviation()).isEmpty();
        assertThat(texts(conversation.contents())).containsExactly("Subject: x\r\nTo: y\r\n\r\n..\r\n.\r\n");
        assertThat(texts(conversation.messages())).containsExactly("Subject: x\r\nTo: y\r\n\r\n.\r\n");
    }

    @Test
    void takesTheRestOfTheContentAfterALine() throws IOException {
        Conversation conversation = conversation("D: a\nD: *", "a\r\nb\r\nc\r\n.\r\n");
        assertThat(texts(conversation.messages())).containsExactly("a\r\nb\r\nc\r\n");
    }

    @Test
    void incompleteContentIsOnlyReceived() throws IOException {
        Conversation conversation = conversation("D: a\nX: rst", "a\r\n");
        assertThat(conversation.deviation()).isEmpty();
        assertThat(conversation.contents()).isEmpty();
        assertThat(new String(conversation.received(), ISO_8859_1)).isEqualTo("a\r\n");
    }

    @Test
    void takesChunksAsAnnounced() throws IOException {
        Conversation conversation = conversation(
                "C: BDAT 3\nB: *\nC: BDAT 4 LAST\nB: *\nC: BDAT 0 LAST\nB: *",
                "BDAT 3\r\n\r\n\u00ffbdat 4 LAST\r\n.\r\n\0BDAT 0 LAST\r\n");
        assertThat(conversation.deviation()).isEmpty();
        assertThat(texts(conversation.chunks().stream()
                        .map(Conversation.Chunk::octets)
                        .toList()))
                .containsExactly("\r\n\u00ff", ".\r\n\0", "");
        assertThat(conversation.chunks().stream().map(Conversation.Chunk::last)).containsExactly(false, true, true);
        assertThat(texts(conversation.contents())).containsExactly("\r\n\u00ff.\r\n\0", "");
        assertThat(texts(conversation.messages())).containsExactly("\r\n\u00ff.\r\n\0", "");
    }

    @Test
    void takesAChunkInParts() throws IOException {
        Conversation conversation =
                conversation("C: BDAT 5 LAST\nB: 2\nS: 250 go on\nB: *\nC: QUIT", "BDAT 5 LAST\r\nabcdeQUIT\r\n");
        assertThat(conversation.deviation()).isEmpty();
        assertThat(conversation.chunks().stream().map(Conversation.Chunk::last)).containsExactly(false, true);
        assertThat(texts(conversation.contents())).containsExactly("abcde");
    }

    @Test
    void aResetTransactionForgetsItsChunks() throws IOException {
        Conversation conversation =
                conversation("C: BDAT 1\nB: *\nC: RSET\nC: BDAT 1 LAST\nB: *", "BDAT 1\r\naRSET\r\nBDAT 1 LAST\r\nb");
        assertThat(texts(conversation.contents())).containsExactly("b");
    }
}
