package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.scripted.Conversation;
import io.github.steadymail.scripted.Dialogue;
import io.github.steadymail.scripted.Hangup;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.Chunking;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.RetryPolicy;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cuts the pooled connection of a second message at every octet, of the server's and of the client's, in groups and in
 * lock step: with a new attempt allowed, no server ever has the whole message twice, and the outcome is never wrong.
 */
class CutFlightTest {
    /** How the message goes. */
    enum Way {
        LOCK_STEP(Chunking.OFF, "S: 250-8BITMIME\n", Senders.ENVELOPE + "C: DATA\nS: 354 go\nD: *\n"),
        GROUP(
                Chunking.OFF,
                "S: 250-PIPELINING\n",
                "C: MAIL *\nC: RCPT *\nC: DATA\nS: 250 2.1.0 ok\nS: 250 2.1.5 ok\nS: 354 go\nD: *\n"),
        CHUNK(
                Chunking.ON,
                "S: 250-PIPELINING\nS: 250-CHUNKING\n",
                "C: MAIL *\nC: RCPT *\nS: 250 2.1.0 ok\nS: 250 2.1.5 ok\nC: BDAT * LAST\nB: *\n"),
        EAGER(
                Chunking.EAGER,
                "S: 250-PIPELINING\nS: 250-CHUNKING\n",
                "C: MAIL *\nC: RCPT *\nC: BDAT * LAST\nB: *\nS: 250 2.1.0 ok\nS: 250 2.1.5 ok\n");

        private final Chunking chunking;
        private final String hello;
        private final String message;

        Way(Chunking chunking, String offers, String message) {
            this.chunking = chunking;
            this.hello = Senders.GREETING + "C: EHLO *\nS: 250-mail.example.test\n" + offers + "S: 250 HELP\n";
            this.message = message + Senders.DONE;
        }

        String talk() {
            String rest = hello + message + Senders.QUIT;
            return hello + message + message + Senders.QUIT + Senders.NEXT + rest + "--- loop\n" + rest;
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterEveryOctetOfTheServers(Way way) throws Exception {
        long octets = Dialogue.parse(way.hello + way.message + way.message).serverBytes();
        for (long at = Dialogue.parse(way.hello + way.message).serverBytes(); at < octets; at++) {
            for (Hangup how : List.of(Hangup.FIN, Hangup.RST)) {
                cut(way, Dialogue.parse(way.talk()).cutAfterServerByte(at, how), how + " after server's " + at);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterEveryOctetOfTheClients(Way way) throws Exception {
        long first = clientOctets(way, 1) + 1;
        long octets = clientOctets(way, 2);
        for (long at = first; at < octets; at += octets - at < 60 || at - first < 80 ? 1 : 7) {
            cut(way, Dialogue.parse(way.talk()).cutAfterClientByte(at), "FIN after client's " + at);
        }
    }

    private static long clientOctets(Way way, int messages) throws Exception {
        try (ScriptedServer server = ScriptedServer.play(way.hello + way.message.repeat(messages) + "X: wait\n")) {
            try (MailSender sender = sender(server, way)) {
                for (int i = 0; i < messages; i++) {
                    sender.send(Senders.message());
                }
            }
            return server.awaitConversations(1).get(0).received().length;
        }
    }

    private static void cut(Way way, Dialogue dialogue, String where) throws Exception {
        try (ScriptedServer server = ScriptedServer.play(dialogue)) {
            Sent sent = send(server, way);
            List<Conversation> conversations = server.awaitConversations(1);
            long copies = conversations.stream()
                    .mapToLong(each -> copies(each, sent.messageId()))
                    .sum();
            assertThat(copies).as(where).isLessThanOrEqualTo(1);
            Disposition disposition = sent.outcome() instanceof Outcome.Accepted
                    ? Disposition.ACCEPTED
                    : sent.outcome()
                            .failure()
                            .map(failure -> failure.recipients().get(0))
                            .map(RecipientOutcome::disposition)
                            .orElseThrow();
            if (disposition == Disposition.ACCEPTED) {
                assertThat(copies).as(where).isEqualTo(1);
            } else if (disposition != Disposition.UNKNOWN) {
                assertThat(copies).as("%s: %s", where, sent.outcome()).isZero();
            }
        }
    }

    /** How many whole copies of a message came with this connection. */
    private static long copies(Conversation conversation, String messageId) {
        return conversation.messages().stream()
                .filter(octets -> text(octets).contains(messageId))
                .count();
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private record Sent(String messageId, Outcome outcome) {}

    private static Sent send(ScriptedServer server, Way way) throws Exception {
        try (MailSender sender = sender(server, way)) {
            sender.send(Senders.message());
            MimeMessage second = Senders.message();
            second.saveChanges();
            return new Sent(second.getMessageID(), sender.attempt(second));
        }
    }

    private static MailSender sender(ScriptedServer server, Way way) {
        return Senders.plain(server)
                .chunking(way.chunking)
                .retry(RetryPolicy.attempts(2))
                .build();
    }
}
