package io.github.steadymail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.failure.MailboxUnavailableException;
import io.github.steadymail.failure.MessageTooLargeException;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.sender.Chunking;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.TlsMode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What leaves together for a real Postfix, which answers nothing before it has come; and what comes of that. */
class FlightsToPostfixIT {
    private static final String ALL = "alice@example.test, bob@example.test, carol@example.test";
    private static final String LAST_RECIPIENT = "RCPT TO:<carol@example.test>\r\n";

    private static Postfix postfix;

    @BeforeAll
    static void start() {
        postfix = Postfix.start(Map.of("message_size_limit", "20000"));
    }

    @AfterAll
    static void stop() {
        postfix.close();
    }

    private static MailSenderBuilder builder(int port, Chunking chunking) {
        return MailSender.builder()
                .host("127.0.0.1")
                .port(port)
                .tls(TlsMode.NONE)
                .connections(1)
                .readTimeout(Duration.ofSeconds(20))
                .verdictTimeout(Duration.ofSeconds(20))
                .chunking(chunking);
    }

    private static MailSenderBuilder builder(Chunking chunking) {
        return builder(Integer.parseInt(postfix.port()), chunking);
    }

    private static void assertDelivered(String text, String... users) throws IOException {
        for (String user : users) {
            assertThat(postfix.copiesFor(user))
                    .filteredOn(copy -> copy.contains(text))
                    .hasSize(1);
        }
    }

    private static void assertDeliveredToAll(String text) throws IOException {
        assertDelivered(text, "alice", "bob", "carol");
    }

    @Test
    void theEnvelopeLeavesBeforeItsFirstReply() throws Exception {
        try (Withholding wire = Withholding.start(postfix.port(), LAST_RECIPIENT);
                MailSender sender = builder(wire.port(), Chunking.OFF).build()) {
            assertThat(sender.attempt(Mails.to(ALL, "in a group"))).isInstanceOf(Outcome.Accepted.class);
            assertThat(wire.said()).contains(LAST_RECIPIENT + "DATA\r\n").doesNotContain("BDAT");
        }
        assertDeliveredToAll("in a group");
        postfix.awaitLog("rcpt=3 data=1");
    }

    @Test
    void forASingleRecipientDataLeavesWithIt() throws Exception {
        try (Withholding wire = Withholding.start(postfix.port(), "\r\nDATA\r\n");
                MailSender sender = builder(wire.port(), Chunking.OFF).build()) {
            assertThat(sender.attempt(Mails.to("alice@example.test", "with DATA")))
                    .isInstanceOf(Outcome.Accepted.class);
        }
        assertDelivered("with DATA", "alice");
    }

    @Test
    void theContentIsOneChunk() throws Exception {
        try (Withholding wire = Withholding.start(postfix.port(), LAST_RECIPIENT);
                MailSender sender = builder(wire.port(), Chunking.ON).build()) {
            assertThat(sender.attempt(Mails.to(ALL, "chunked\n.\n..dots"))).isInstanceOf(Outcome.Accepted.class);
            assertThat(wire.said()).containsPattern("carol@example.test>\r\nBDAT \\d+ LAST\r\n");
        }
        assertDeliveredToAll("chunked\n.\n..dots\n");
        postfix.awaitLog("rcpt=3 bdat=1");
    }

    @Test
    void everythingLeavesBeforeTheFirstReply() throws Exception {
        try (Withholding wire = Withholding.start(postfix.port(), "the last line\r\n");
                MailSender sender = builder(wire.port(), Chunking.EAGER).build()) {
            assertThat(sender.attempt(Mails.to("alice@example.test", "eager\n.\nthe last line\n")))
                    .isInstanceOf(Outcome.Accepted.class);
        }
        assertDelivered("eager\n.\nthe last line\n", "alice");
        postfix.awaitLog("rcpt=1 bdat=1");
    }

    @Test
    void whoIsUnknownDoesNotKeepTheOthersFromIt() throws Exception {
        try (Withholding wire = Withholding.start(postfix.port(), "the last line\r\n");
                MailSender sender = builder(wire.port(), Chunking.EAGER)
                        .property("mail.smtp.sendpartial", "true")
                        .build()) {
            Outcome outcome = sender.attempt(Mails.to(ALL + ", nobody@example.test", "mixed\nthe last line\n"));
            assertThat(outcome).isInstanceOf(Outcome.InPart.class);
            assertThat(outcome.failure().orElseThrow().rejected())
                    .extracting(RecipientOutcome::address)
                    .containsExactly("nobody@example.test");
        }
        assertDeliveredToAll("mixed");
    }

    @Test
    void whatIsRefusedAllTheSameKeepsTheConnection() throws Exception {
        String tooLong = "refused ".repeat(8).concat("\r\n").repeat(400);
        try (MailSender sender = builder(Chunking.EAGER).build()) {
            assertThatThrownBy(() -> sender.send(Mails.to("nobody@example.test", "refused")))
                    .isInstanceOf(MailboxUnavailableException.class);
            assertThatThrownBy(() -> sender.send(Mails.to("alice@example.test", tooLong)))
                    .isInstanceOf(MessageTooLargeException.class);
            assertThatThrownBy(() -> sender.send(Mails.to("alice@example.test, nobody@example.test", "refused")))
                    .isInstanceOf(MailboxUnavailableException.class);
            sender.send(Mails.to("alice@example.test", "short"));
        }
        assertDelivered("short", "alice");
        assertThat(postfix.copiesFor("alice")).noneMatch(copy -> copy.contains("refused"));
        postfix.awaitLog("mail=4 ");
    }
}
