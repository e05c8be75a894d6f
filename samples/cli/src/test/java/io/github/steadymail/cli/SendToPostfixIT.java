package io.github.steadymail.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command line sends to a real Postfix. */
class SendToPostfixIT {
    private static final String HEADER = """
            From: Me <me@example.test>
            To: undisclosed:;
            Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?= and a line
             that is folded
            Date: Tue, 24 Nov 2026 12:00:00 +0000
            Message-ID: <byte-right@example.test>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit
            """;

    private static final String BODY = """

            .
            ..two dots
            From the start of a line
            Gr\u00FC\u00DFe, and blanks at the end  \s
            """;

    private static Postfix postfix;

    @BeforeAll
    static void start() {
        postfix = Postfix.start(Map.of());
    }

    @AfterAll
    static void stop() {
        postfix.close();
    }

    private static Command send(Postfix server, Map<String, String> environment, String... more) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djavax.net.ssl.trustStore=" + server.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=changeit",
                "-jar",
                System.getProperty("steadymail.jar"),
                "send",
                "--json",
                "--host",
                "127.0.0.1",
                "--port",
                server.port(),
                "--timeout",
                "30s",
                "--from",
                "me@example.test"));
        words.addAll(List.of(more));
        return Command.run(environment, words);
    }

    private static void assertFailed(Command command, int status, String exception, String... evidence) {
        assertThat(command.err()).isEmpty();
        assertThat(command.out())
                .startsWith("{\"accepted\":[")
                .contains("\"exception\":\"" + exception + "\"")
                .contains(evidence);
        assertThat(command.status()).isEqualTo(status);
    }

    @Test
    void deliversAMessageAsItIsButForBcc(@TempDir Path directory) throws Exception {
        String crlf = (HEADER + "Bcc: hidden@example.test\n" + BODY).replace("\n", "\r\n");
        Path file = Files.writeString(directory.resolve("message.eml"), crlf, UTF_8);

        Command command = send(postfix, Map.of(), "--to", "alice@example.test", "--file", file.toString());

        assertThat(command.err()).isEmpty();
        assertThat(command.out())
                .startsWith("{\"accepted\":[\"alice@example.test\"],\"exception\":null,\"kind\":null,\"phase\":null,"
                        + "\"code\":250,\"enhanced\":\"2.0.0\",\"action\":null,\"delaySeconds\":null,");
        assertThat(command.status()).isZero();
        String delivered = new String(postfix.deliveredTo("alice").getBytes(ISO_8859_1), UTF_8);
        assertThat(delivered)
                .startsWith("Return-Path: <me@example.test>\n")
                .endsWith("\n" + HEADER + BODY)
                .doesNotContain("hidden");
    }

    @Test
    void deliversAfterLoggingIn() throws Exception {
        Command command = send(
                postfix,
                Map.of("MAIL_PASSWORD", Postfix.PASSWORD),
                "--to",
                "bob@example.test",
                "--user",
                Postfix.USER,
                "--password-env",
                "MAIL_PASSWORD");

        assertThat(command.err()).isEmpty();
        assertThat(command.status()).isZero();
        assertThat(postfix.deliveredTo("bob")).contains("Subject: Test message", "with ESMTPSA");
    }

    @Test
    void wrongPassword() {
        assertFailed(
                send(
                        postfix,
                        Map.of("MAIL_PASSWORD", "wrong"),
                        "--to",
                        "bob@example.test",
                        "--user",
                        Postfix.USER,
                        "--password-env",
                        "MAIL_PASSWORD"),
                77,
                "CredentialsRejectedException",
                "\"accepted\":[]",
                "\"kind\":\"AUTHENTICATION_FAILED\",\"phase\":\"AUTH\",\"code\":535,\"enhanced\":\"5.7.8\","
                        + "\"action\":\"NEVER\"");
    }

    @Test
    void unknownUser() {
        assertFailed(
                send(postfix, Map.of(), "--to", "nobody@example.test"),
                65,
                "MailboxUnavailableException",
                "\"accepted\":[]",
                "\"kind\":\"MAILBOX_NOT_FOUND\",\"phase\":\"RCPT\",\"code\":550,\"enhanced\":\"5.1.1\","
                        + "\"action\":\"NEVER\",\"delaySeconds\":null,\"connectionUsable\":true,",
                "{\"address\":\"nobody@example.test\",\"disposition\":\"REJECTED\",\"kind\":\"MAILBOX_NOT_FOUND\","
                        + "\"code\":550,\"enhanced\":\"5.1.1\"}");
    }

    @Test
    void refusedRelay() {
        assertFailed(
                send(postfix, Map.of(), "--to", "somebody@elsewhere.test"),
                65,
                "RecipientRefusedException",
                "\"kind\":\"RELAY_DENIED\",\"phase\":\"RCPT\",\"code\":554,\"enhanced\":\"5.7.1\",\"action\":\"NEVER\"");
    }

    @Test
    void messageOverTheSizeLimit(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("large.eml"), HEADER + "\n" + "0123456789\n".repeat(10_000));
        try (Postfix small = Postfix.start(Map.of("message_size_limit", "50000"))) {
            assertFailed(
                    send(small, Map.of(), "--to", "alice@example.test", "--file", file.toString()),
                    65,
                    "MessageTooLargeException",
                    "\"accepted\":[]",
                    "\"kind\":\"MESSAGE_TOO_LARGE\"",
                    "\"action\":\"NEVER\"");
        }
    }

    @Test
    void recipientOverTheRecipientLimit() throws Exception {
        String[] recipients = {"--to", "alice@example.test", "bob@example.test", "carol@example.test"};
        try (Postfix strict = Postfix.start(Map.of("smtpd_recipient_limit", "2"))) {
            assertFailed(
                    send(strict, Map.of(), recipients),
                    75,
                    "TooManyRecipientsException",
                    "\"accepted\":[]",
                    "\"kind\":\"TOO_MANY_RECIPIENTS\",\"phase\":\"RCPT\",\"code\":452,\"enhanced\":\"4.5.3\","
                            + "\"action\":\"SPLIT\"",
                    "{\"address\":\"alice@example.test\",\"disposition\":\"NOT_ATTEMPTED\",",
                    "{\"address\":\"carol@example.test\",\"disposition\":\"DEFERRED\",");
        }
    }

    @Test
    void recipientOverTheRecipientLimitOfAPartialSend() throws Exception {
        String[] options = {"--to", "alice@example.test", "bob@example.test", "carol@example.test", "--send-partial"};
        try (Postfix strict = Postfix.start(Map.of("smtpd_recipient_limit", "2"))) {
            assertFailed(
                    send(strict, Map.of(), options),
                    76,
                    "PartialDeliveryException",
                    "\"accepted\":[\"alice@example.test\",\"bob@example.test\"]",
                    "\"kind\":\"TOO_MANY_RECIPIENTS\",\"phase\":\"RCPT\",\"code\":452,\"enhanced\":\"4.5.3\","
                            + "\"action\":\"REMAINING\"",
                    "{\"address\":\"carol@example.test\",\"disposition\":\"DEFERRED\","
                            + "\"kind\":\"TOO_MANY_RECIPIENTS\",\"code\":452,\"enhanced\":\"4.5.3\"}");
            assertThat(strict.deliveredTo("bob")).contains("Subject: Test message");
        }
    }

    @Test
    void stoppedServer() {
        try (Postfix stopped = Postfix.start(Map.of())) {
            stopped.stop();
            assertFailed(
                    send(stopped, Map.of(), "--to", "alice@example.test"),
                    69,
                    "HostUnavailableException",
                    "\"accepted\":[]",
                    "\"kind\":\"NETWORK_FAILED\",\"phase\":\"CONNECT\",\"code\":null,\"enhanced\":null,"
                            + "\"action\":\"LATER\",\"delaySeconds\":30,\"connectionUsable\":false,");
        }
    }
}
