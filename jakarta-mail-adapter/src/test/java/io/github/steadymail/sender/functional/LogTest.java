package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failure is one line of the log, with all by which it can be followed up. */
class LogTest {
    private final Logger logger = Logger.getLogger("io.github.steadymail.sender");
    private final Lines lines = new Lines();

    private static final class Lines extends Handler {
        final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        logger.setLevel(Level.FINE);
        logger.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(lines);
        logger.setLevel(null);
    }

    private String onlyLine(Level level) {
        List<LogRecord> found = lines.records.stream()
                .filter(logged -> logged.getLevel().equals(level))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0).getMessage();
    }

    @Test
    void aFailureIsAWarningOfOneLine() throws Exception {
        String refused = """
                C: MAIL *
                S: 250 ok
                C: RCPT *
                S: 550-5.1.1 no\\rsuch\\x1b user
                S: 550 5.1.1 at all
                C: RSET
                S: 250 ok
                """;
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + refused + Senders.QUIT);
                MailSender sender = Senders.plain(server).build()) {
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(onlyLine(Level.WARNING))
                    .startsWith("not sent: 550")
                    .contains("MAILBOX_NOT_FOUND at RCPT", failure.messageId().orElseThrow())
                    .endsWith("server 127.0.0.1:" + server.port())
                    .doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @Test
    void anUnknownOutcomeSaysSo() throws Exception {
        String talk = Senders.HELLO + Senders.ENVELOPE + Senders.DATA + "X: fin\n";
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = Senders.plain(server).build()) {
            Senders.failureOf(sender);
            assertThat(onlyLine(Level.WARNING)).startsWith("outcome unknown: ").contains("Message-ID <");
        }
    }

    @Test
    void whatNeverConnectedCanBeLookedUpToo() throws Exception {
        try (ScriptedServer server = ScriptedServer.play("S: 421 4.3.2 not now\n");
                MailSender sender = Senders.plain(server).build()) {
            Senders.failureOf(sender);
            assertThat(onlyLine(Level.WARNING))
                    .startsWith("not sent: 421")
                    .contains("GREETING", "Message-ID <", "server 127.0.0.1:" + server.port());
        }
    }

    @Test
    void anAcceptedMessageIsADebugLine() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server).build()) {
            sender.send(Senders.message());
            assertThat(onlyLine(Level.FINE))
                    .startsWith("accepted: 250")
                    .contains("queue id 4XyZ12abcD", "Message-ID <", "server 127.0.0.1:" + server.port());
            assertThat(lines.records).hasSize(1);
        }
    }

    @Test
    void noLineHoldsThePassword() throws Exception {
        String talk = Senders.HELLO_AUTH + "C: AUTH PLAIN *\nS: 535 5.7.8 user/pa55word is wrong\nX: wait\n";
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender =
                        Senders.plain(server).credentials("user", "pa55word").build()) {
            Senders.failureOf(sender);
            assertThat(onlyLine(Level.WARNING)).contains("AUTH").doesNotContain("pa55word");
        }
    }
}
