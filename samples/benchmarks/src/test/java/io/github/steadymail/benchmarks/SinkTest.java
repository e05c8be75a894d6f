package io.github.steadymail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SinkTest {
    private static final String ENVELOPE = "MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.org>\r\n";

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private Sink sink(Offer offer) throws IOException {
        Sink sink = new Sink(offer);
        open.add(sink);
        sink.start();
        return sink;
    }

    /** Says all at once, then QUIT, and returns the lines that came back, without the greeting. */
    private static List<String> say(int port, String octets) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((octets + "QUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            List<String> lines = in.lines().toList();
            return lines.subList(1, lines.size() - 1);
        }
    }

    private static List<String> codes(List<String> lines) {
        return lines.stream().map(line -> line.substring(0, 3)).toList();
    }

    @Test
    void answersAGroupOfCommands() throws IOException {
        Sink sink = sink(Offer.ALL);

        List<String> lines = say(sink.port(), ENVELOPE + "RCPT TO:<c@example.org>\r\nDATA\r\nHi.\r\n.\r\n");

        assertThat(codes(lines)).containsExactly("250", "250", "250", "354", "250");
        assertThat(sink.tally().messages()).isEqualTo(1);
        assertThat(sink.tally().recipients()).isEqualTo(2);
        assertThat(sink.tally().octets()).isEqualTo(5);
    }

    @Test
    void endsDataAtTheDotAlone() throws IOException {
        Sink sink = sink(Offer.ALL);
        String content = "..\r\n.x\r\n.\n\r\r\n. \r\n";

        say(sink.port(), ENVELOPE + "DATA\r\n" + content + ".\r\n" + ENVELOPE + "DATA\r\n.\r\n");

        assertThat(sink.tally().messages()).isEqualTo(2);
        assertThat(sink.tally().octets()).isEqualTo(content.length());
    }

    @Test
    void takesChunks() throws IOException {
        Sink sink = sink(Offer.ALL);
        String chunks = "BDAT 7\r\nQUIT\r\n.BDAT 0\r\nBDAT 3 LAST\r\n\r\n.";

        List<String> lines = say(sink.port(), ENVELOPE + chunks + ENVELOPE + "BDAT 0 LAST\r\n");

        assertThat(codes(lines)).containsExactly("250", "250", "250", "250", "250", "250", "250", "250");
        assertThat(sink.tally().messages()).isEqualTo(2);
        assertThat(sink.tally().octets()).isEqualTo(10);
    }

    @Test
    void discardsAChunkForNobody() throws IOException {
        Sink sink = sink(Offer.ALL);

        assertThat(codes(say(sink.port(), "BDAT 6 LAST\r\nNOOP\r\n"))).containsExactly("503");
        assertThat(sink.tally().messages()).isZero();
    }

    @Test
    void refusesTheSenderWhenAsked() throws IOException {
        Sink sink = sink(new Offer(true, true, true));

        assertThat(codes(say(sink.port(), ENVELOPE + "DATA\r\n"))).containsExactly("550", "503", "503");
    }

    @Test
    void offersWhatItIsToldTo() throws IOException {
        assertThat(say(sink(Offer.ALL).port(), "EHLO x\r\n"))
                .contains("250-PIPELINING", "250-CHUNKING", "250-8BITMIME", "250 ENHANCEDSTATUSCODES");
        Offer little = Offer.of(List.of(Offer.NO_CHUNKING, Offer.NO_PIPELINING));
        assertThat(say(sink(little).port(), "EHLO x\r\nBDAT 0 LAST\r\n"))
                .doesNotContain("250-PIPELINING", "250-CHUNKING")
                .last()
                .asString()
                .startsWith("500");
    }

    @Test
    void isReachedThroughTheProxy() throws IOException {
        Sink sink = sink(Offer.ALL);
        DelayingProxy proxy = new DelayingProxy(sink.port(), Duration.ofMillis(2));
        open.add(proxy);
        proxy.start();

        List<String> lines = say(proxy.port(), ENVELOPE + "DATA\r\nHi.\r\n.\r\n");

        assertThat(codes(lines)).containsExactly("250", "250", "354", "250");
        assertThat(proxy.roundTrips())
                .as("two for the connection, one for the group")
                .isEqualTo(3);
    }
}
