package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flight Recorder has an event for each connect and each send, and nobody needs it. */
class FlightRecorderTest {
    @TempDir
    private Path folder;

    private List<RecordedEvent> recorded(ScriptedServer server, int messages) throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable("steadymail.Connect");
            recording.enable("steadymail.Send");
            recording.start();
            try (MailSender sender = Senders.plain(server).build()) {
                for (int i = 0; i < messages; i++) {
                    sender.attempt(Senders.message());
                }
            }
            recording.stop();
            Path file = folder.resolve("sends.jfr");
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().startsWith("steadymail."))
                    .toList();
        }
    }

    private static List<RecordedEvent> of(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    @Test
    void connectsAndSendsAreRecorded() throws Exception {
        String refused = "C: MAIL *\nS: 250 ok\nC: RCPT *\nS: 550 5.1.1 no such user\nC: RSET\nS: 250 ok\n";
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + refused + Senders.QUIT)) {
            List<RecordedEvent> events = recorded(server, 2);
            RecordedEvent connect = of(events, "steadymail.Connect").get(0);
            assertThat(connect.getString("host")).isEqualTo("127.0.0.1");
            assertThat(connect.getInt("port")).isEqualTo(server.port());
            assertThat(connect.getString("outcome")).isEqualTo("connected");
            RecordedEvent first = of(events, "steadymail.Send").get(0);
            assertThat(first.getString("outcome")).isEqualTo("accepted");
            assertThat(first.getString("kind")).isNull();
            assertThat(first.getInt("recipients")).isEqualTo(1);
            assertThat(first.getLong("messageOctets"))
                    .isEqualTo(server.conversations().get(0).messages().get(0).length);
            assertThat(first.getDuration()).isPositive();
            RecordedEvent second = of(events, "steadymail.Send").get(1);
            assertThat(second.getString("outcome")).isEqualTo("failed");
            assertThat(second.getString("kind")).isEqualTo("MAILBOX_NOT_FOUND");
            assertThat(second.getString("phase")).isEqualTo("RCPT");
        }
    }

    @Test
    void aConnectThatFailsIsRecorded() throws Exception {
        try (ScriptedServer server = ScriptedServer.play("S: 554 5.7.1 go away\n")) {
            List<RecordedEvent> events = recorded(server, 1);
            assertThat(of(events, "steadymail.Connect")).singleElement().satisfies(connect -> {
                assertThat(connect.getString("outcome")).isEqualTo("failed");
                assertThat(connect.getString("phase")).isEqualTo("GREETING");
            });
            assertThat(of(events, "steadymail.Send"))
                    .singleElement()
                    .satisfies(send -> assertThat(send.getLong("messageOctets")).isEqualTo(-1));
        }
    }

    /** Sends in a JVM that has no Flight Recorder. */
    public static final class Without {
        private Without() {}

        public static void main(String[] args) throws MessagingException {
            if (ModuleLayer.boot().findModule("jdk.jfr").isPresent()) {
                throw new IllegalStateException("it has one");
            }
            try (MailSender sender = Senders.plain(Integer.parseInt(args[0])).build()) {
                System.out.print(sender.send(Senders.message()).reply().code().value());
            }
        }
    }

    @Test
    void aJvmWithoutFlightRecorderSendsAsWell() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT)) {
            assertThat(run(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--limit-modules",
                            "java.desktop,java.logging,java.naming,java.security.sasl,java.xml",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Without.class.getName(),
                            String.valueOf(server.port()))))
                    .isEqualTo("250");
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
