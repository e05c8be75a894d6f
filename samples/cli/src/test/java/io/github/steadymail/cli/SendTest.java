package io.github.steadymail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendTest {
    private static final String MESSAGE = """
            From: Me <me@example.test>\r
            To: you@example.test,\r
              them@example.test\r
            Bcc: hidden@example.test\r
            Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r
            Message-ID: <1@example.test>\r
            \r
            .\r
            Dots and  spaces \r
            """;

    private static String[] args(String port, String... more) {
        List<String> args = new ArrayList<>(List.of("send", "--host", "127.0.0.1", "--port", port, "--timeout", "2s"));
        args.addAll(Arrays.asList(more));
        return args.toArray(String[]::new);
    }

    @Test
    void aLogInThatTheServerDoesNotOfferIsNotLeftOut() throws IOException {
        try (ReplayServer server = new ReplayServer()) {
            Run run = Run.of(
                    new byte[0],
                    Map.of("PW", "secret"),
                    args(
                            server.port(),
                            "--from",
                            "me@example.test",
                            "--to",
                            "a@x.test",
                            "--tls",
                            "none",
                            "--user",
                            "me",
                            "--password-env",
                            "PW"));

            assertThat(run.status()).isEqualTo(ExitStatus.AUTHENTICATION);
            assertThat(run.out()).contains("the server offers no AUTH");
            assertThat(server.lines()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void acceptedForAll() throws IOException {
        try (ReplayServer server = new ReplayServer()) {
            Run run =
                    Run.of(args(server.port(), "--from", "me@example.test", "--to", "a@x.test", "b@x.test", "--json"));

            assertThat(run.err()).isEmpty();
            assertThat(run.status()).isZero();
            assertThat(run.out())
                    .startsWith("{\"accepted\":[\"a@x.test\",\"b@x.test\"],\"exception\":null,\"kind\":null,"
                            + "\"phase\":null,\"code\":250,\"enhanced\":\"2.0.0\",\"action\":null,"
                            + "\"delaySeconds\":null,\"connectionUsable\":true,\"recipients\":["
                            + "{\"address\":\"a@x.test\",\"disposition\":\"ACCEPTED\",\"kind\":null,\"code\":250,")
                    .endsWith("],\"messageId\":null}\n");
            assertThat(server.lines())
                    .contains("MAIL FROM:<me@example.test>", "RCPT TO:<a@x.test>", "RCPT TO:<b@x.test>")
                    .anyMatch(line -> line.startsWith("Message-ID: <"))
                    .noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void fileGoesOutAsItIsButForBcc(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("message.eml"), MESSAGE);
        try (ReplayServer server = new ReplayServer()) {
            Run run = Run.of(args(server.port(), "--from", "<>", "--to", "a@x.test", "--file", file.toString()));

            assertThat(run.status()).isZero();
            assertThat(run.out()).startsWith("Accepted for all recipients").contains("250 2.0.0 queued");
            List<String> lines = server.lines();
            assertThat(lines).contains("MAIL FROM:<>", "RCPT TO:<a@x.test>");
            assertThat(lines.subList(lines.indexOf("DATA") + 1, lines.lastIndexOf(".")))
                    .containsExactly(
                            "From: Me <me@example.test>",
                            "To: you@example.test,",
                            "  them@example.test",
                            "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=",
                            "Message-ID: <1@example.test>",
                            "",
                            "..",
                            "Dots and  spaces ");
        }
    }

    @Test
    void standardInputIsAMessageToo() throws IOException {
        try (ReplayServer server = new ReplayServer()) {
            Run run = Run.of(
                    MESSAGE.getBytes(UTF_8),
                    Map.of(),
                    args(server.port(), "--from", "me@example.test", "--to", "a@x.test", "--file", "-"));

            assertThat(run.status()).isZero();
            assertThat(server.lines()).contains("Message-ID: <1@example.test>");
        }
    }

    @Test
    void credentialsNeverGoInClearUnlessAskedTo() throws IOException {
        try (ReplayServer server = new ReplayServer()) {
            Run run = Run.of(
                    new byte[0],
                    Map.of("SECRET", "hunter2"),
                    args(
                            server.port(),
                            "--from",
                            "me@example.test",
                            "--to",
                            "a@x.test",
                            "--user",
                            "me",
                            "--password-env",
                            "SECRET"));

            assertThat(run.status()).isNotZero();
            assertThat(run.out() + run.err()).doesNotContain("hunter2");
            assertThat(server.lines()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port 25 --from a@x.test --to b@x.test",
                "--host h --from a@x.test --to b@x.test",
                "--host h --port 25 --to b@x.test",
                "--host h --port 25 --from a@x.test",
                "--host h --port x --from a@x.test --to b@x.test",
                "--host h --port 0 --from a@x.test --to b@x.test",
                "--host h --port 65536 --from a@x.test --to b@x.test",
                "--host h --port 25 --from a@@x.test --to b@x.test",
                "--host h --port 25 --from a@x.test --to <b",
                "--host h --port 25 --from a@x.test --to b@x.test --user u",
                "--host h --port 25 --from a@x.test --to b@x.test --password-env V",
                "--host h --port 25 --from a@x.test --to b@x.test --user u --password-env UNSET",
                "--host h --port 25 --from a@x.test --to b@x.test --tls maybe",
                "--host h --port 25 --from a@x.test --to b@x.test --timeout 10",
                "--host h --port 25 --from a@x.test --to b@x.test --timeout 0s",
                "--host h --port 25 --from a@x.test --to b@x.test --file /does/not/exist"
            })
    void wrongUsageIs64(String options) {
        Run run = Run.of(("send " + options).split(" "));

        assertThat(run.err()).isNotEmpty();
        assertThat(run.status()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
    }
}
