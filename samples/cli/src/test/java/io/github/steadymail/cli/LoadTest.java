package io.github.steadymail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.scripted.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTest {
    private static final String HELLO = "S: 220 mail.example.test ESMTP\nC: EHLO *\nS: 250 mail.example.test\n";
    private static final String ENVELOPE = "C: MAIL FROM:<a@x.test>\nS: 250 ok\nC: RCPT TO:<b@x.test>\nS: 250 ok\n";
    private static final String DATA = "C: DATA\nS: 354 go\nD: *\n";
    private static final String MESSAGE = ENVELOPE + DATA + "S: 250 queued\n";
    private static final String RESET = "C: RSET\nS: 250 ok\n";
    private static final Pattern FIGURES = Pattern.compile("\\{\"messages\":(\\d+),\"seconds\":\\d+\\.\\d{3},"
            + "\"perSecond\":\\d+\\.\\d,\"accepted\":(\\d+),\"failed\":(\\d+),\"unknown\":(\\d+),"
            + "\"cpuMicrosPerMessage\":\\d+\\.\\d,\"allocatedBytesPerMessage\":\\d+}\n");

    private static String[] args(ScriptedServer server, String... more) {
        List<String> args = new ArrayList<>(List.of("load", "--host", "127.0.0.1", "--from", "a@x.test"));
        args.addAll(List.of("--port", String.valueOf(server.port()), "--to", "b@x.test", "--size", "4096"));
        args.addAll(Arrays.asList(more));
        return args.toArray(String[]::new);
    }

    private static Run load(ScriptedServer server, int warmup, int messages, int senders, String... more) {
        List<String> args = new ArrayList<>(Arrays.asList(args(server, more)));
        args.addAll(List.of("--warmup", "" + warmup, "--messages", "" + messages, "--senders", "" + senders));
        return Run.of(args.toArray(String[]::new));
    }

    /** Messages, accepted, failed and unknown. */
    private static String figures(Run run) {
        Matcher figures = FIGURES.matcher(run.out());
        assertThat(figures.matches()).as(run.out() + run.err()).isTrue();
        return figures.group(1) + " " + figures.group(2) + " " + figures.group(3) + " " + figures.group(4);
    }

    @Test
    void theMeasuredMessagesKeepTheConnectionOfTheWarmup() {
        try (ScriptedServer server = ScriptedServer.play(HELLO + MESSAGE.repeat(12) + "C: QUIT\n")) {
            Run run = load(server, 4, 8, 1, "--json");
            assertThat(figures(run)).isEqualTo("8 8 0 0");
            assertThat(run.status()).isZero();
            assertThat(run.err()).isEmpty();
            List<byte[]> sent = server.awaitConversations(1).get(0).messages();
            assertThat(sent).hasSize(12).allSatisfy(octets -> assertThat(octets).hasSize(4096));
            assertThat(sent)
                    .extracting(octets ->
                            new String(octets, UTF_8).lines().findFirst().orElseThrow())
                    .doesNotHaveDuplicates()
                    .allSatisfy(line -> assertThat(line).startsWith("Message-ID: <"));
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void manySendersShareTheMessages() {
        try (ScriptedServer server = ScriptedServer.play("--- loop\n" + HELLO + MESSAGE.repeat(47) + "C: QUIT\n")) {
            Run run = load(server, 7, 40, 3, "--json");
            assertThat(figures(run)).isEqualTo("40 40 0 0");
            assertThat(server.conversations()).hasSizeBetween(1, 3);
        }
    }

    @Test
    void theTextSaysTheSame() {
        try (ScriptedServer server = ScriptedServer.play(HELLO + MESSAGE + "C: QUIT\n")) {
            Run run = load(server, 0, 1, 1);
            assertThat(run.out()).startsWith("1 messages in ").contains("1 accepted, 0 failed, 0 unknown");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "S: 550 5.6.0 no, 65, 2 1 1 0",
        "S: 451 4.3.0 not now, 75, 2 1 1 0",
    })
    void whatIsRefusedIsCounted(String end, int status, String figures) {
        try (ScriptedServer server =
                ScriptedServer.play(HELLO + ENVELOPE + DATA + end + "\n" + RESET + MESSAGE + "C: QUIT\n")) {
            Run run = load(server, 0, 2, 1, "--json");
            assertThat(figures(run)).isEqualTo(figures);
            assertThat(run.status()).isEqualTo(status);
            assertThat(run.err()).contains(end.substring(3));
        }
    }

    @Test
    void anUnknownOutcomeIsCountedAsOne() {
        String lost = HELLO + ENVELOPE + DATA + "X: fin\n--- connection\n";
        try (ScriptedServer server = ScriptedServer.play(lost + HELLO + MESSAGE + "C: QUIT\n")) {
            Run run = load(server, 0, 2, 1, "--json");
            assertThat(figures(run)).isEqualTo("2 1 0 1");
            assertThat(run.status()).isEqualTo(ExitStatus.UNKNOWN);
        }
    }

    @Test
    void aServerThatIsNotThereIsNoConnection() {
        ScriptedServer server = ScriptedServer.play(HELLO);
        server.close();
        Run run = load(server, 1, 3, 2, "--json");
        assertThat(figures(run)).isEqualTo("3 0 3 0");
        assertThat(run.status()).isEqualTo(ExitStatus.UNAVAILABLE);
    }

    @Test
    void aFailureIsCountedAndNotLogged() {
        Logger logger = Logger.getLogger("io.github.steadymail.sender");
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler lines = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        ScriptedServer server = ScriptedServer.play(HELLO);
        server.close();
        logger.addHandler(lines);
        try {
            assertThat(figures(load(server, 0, 3, 1, "--json"))).isEqualTo("3 0 3 0");
        } finally {
            logger.removeHandler(lines);
        }
        assertThat(logged).isEmpty();
        assertThat(logger.getLevel()).isNull();
    }

    @Test
    void withSendPartialTheOthersGetIt() {
        String talk = HELLO + ENVELOPE + "C: RCPT TO:<c@x.test>\nS: 550 5.1.1 no\n" + DATA + "S: 250 queued\nC: QUIT\n";
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            Run run = load(server, 0, 1, 1, "--json", "--send-partial", "--to", "c@x.test");
            assertThat(figures(run)).isEqualTo("1 0 1 0");
            assertThat(run.status()).isEqualTo(ExitStatus.PARTIAL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "0.0.0.0", "2001:db8::1", "no.such.host.invalid"})
    void anotherMachineIsRefused(String host) {
        Run run = Run.of(
                "load",
                "--host",
                host,
                "--port",
                "25",
                "--from",
                "a@x.test",
                "--to",
                "b@x.test",
                "--messages",
                "1",
                "--senders",
                "1",
                "--size",
                "100",
                "--json");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(host.endsWith("invalid") ? "no host" : "--yes-this-is-my-server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--messages 0 --senders 1",
                "--messages 1 --senders 0",
                "--messages 1 --senders 1001",
                "--messages 1 --senders 1 --warmup -1",
                "--messages 1 --senders 1 --size -1",
                "--messages 1 --senders 1 --eager --no-chunking",
                "--senders 1"
            })
    void whatCannotBeIsWrongUsage(String line) {
        try (ScriptedServer server = ScriptedServer.play(HELLO)) {
            List<String> args = new ArrayList<>(List.of("load", "--host", "127.0.0.1", "--from", "a@x.test"));
            args.addAll(List.of("--port", String.valueOf(server.port()), "--to", "b@x.test"));
            args.addAll(line.contains("--size") ? List.of() : List.of("--size", "10"));
            args.addAll(Arrays.asList(line.split(" ")));
            assertThat(Run.of(args.toArray(String[]::new)).status()).isEqualTo(ExitStatus.USAGE);
            assertThat(server.conversations()).isEmpty();
        }
    }

    @Test
    void aPersonSeesHowFarItHasCome() {
        try (ScriptedServer server = ScriptedServer.play(HELLO + MESSAGE + "C: QUIT\n")) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Map<String, String> environment = Map.of();
            Terminal terminal = new Terminal(
                    new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), err, environment::get, true);
            String[] args = args(server, "--messages", "1", "--senders", "1");
            assertThat(Main.commandLine(terminal).execute(args)).isZero();
            assertThat(err.toString(UTF_8)).contains("] 0/1").endsWith("\r");
        }
    }
}
