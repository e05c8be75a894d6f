package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.HostUnavailableException;
import io.github.steadymail.failure.MailboxUnavailableException;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TransmissionException;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections are kept, looked at, replaced, and never used out of step. */
class PoolTest {
    @Test
    void aConnectionServesOneMessageAfterTheOther() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.MESSAGE + Senders.QUIT)) {
            try (MailSender sender = Senders.plain(server).build()) {
                Receipt receipt = sender.send(Senders.message());
                assertThat(receipt.queueId()).contains("4XyZ12abcD");
                assertThat(receipt.recipients()).hasSize(1);
                assertThat(receipt.messageId()).isPresent();
                assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(server.awaitConversations(1)).hasSize(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aRefusedRecipientLeavesTheConnectionInStep() throws Exception {
        String refused = """
                C: MAIL FROM:<sender@example.test>
                S: 250 ok
                C: RCPT TO:<alice@example.test>
                S: 550 5.1.1 no such user
                C: RSET
                S: 250 ok
                """;
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + refused + Senders.MESSAGE + Senders.QUIT)) {
            try (MailSender sender = Senders.plain(server).build()) {
                assertThatThrownBy(() -> sender.send(Senders.message()))
                        .isInstanceOf(MailboxUnavailableException.class);
                assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(server.awaitConversations(1)).hasSize(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    /** Whatever happens between two messages, or before the end of data of the second. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: fin\n",
                "X: rst\n",
                "S: 421 4.4.2 idle for too long\nX: fin\n",
                "C: MAIL *\nX: fin\n",
                "C: MAIL *\nX: rst\n",
                "C: MAIL *\nS: 421 4.4.2 idle for too long\nX: fin\n",
                "C: MAIL *\nS: 250 ok\nC: RCPT *\nX: rst\n",
                "C: MAIL *\nS: 250 ok\nC: RCPT *\nS: 250 ok\nC: DATA\nX: fin\n"
            })
    void aStaleConnectionIsReplacedUnseen(String end) throws Exception {
        String talk =
                Senders.HELLO + Senders.MESSAGE + end + Senders.NEXT + Senders.HELLO + Senders.MESSAGE + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            try (MailSender sender = Senders.plain(server).build()) {
                sender.send(Senders.message());
                assertThat(sender.send(Senders.message()).reply().code().value())
                        .isEqualTo(250);
            }
            assertThat(server.awaitConversations(2)).hasSize(2);
        }
    }

    @Test
    void aFreshConnectionThatBreaksIsTold() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + "C: MAIL *\nX: fin\n");
                MailSender sender = Senders.plain(server).build()) {
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(failure).isInstanceOf(TransmissionException.class);
            assertThat(failure.messageId()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: fin\n", "X: rst\n", "S| 25\nX: fin\n"})
    void noVerdictOnAPooledConnectionIsNeverRepeated(String end) throws Exception {
        String talk = Senders.HELLO + Senders.MESSAGE + Senders.ENVELOPE + Senders.DATA + end;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            try (MailSender sender = Senders.plain(server).build()) {
                sender.send(Senders.message());
                assertThat(Senders.failureOf(sender)).isInstanceOf(OutcomeUnknownException.class);
            }
            assertThat(server.awaitConversations(1)).hasSize(1);
        }
    }

    @Test
    void aReplyToTheEndOfDataIsAVerdictAndNotRepeated() throws Exception {
        String talk =
                Senders.HELLO + Senders.MESSAGE + Senders.ENVELOPE + Senders.DATA + "S: 421 4.3.0 later\nX: fin\n";
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            try (MailSender sender = Senders.plain(server).build()) {
                sender.send(Senders.message());
                assertThat(Senders.failureOf(sender)
                                .reply()
                                .orElseThrow()
                                .code()
                                .value())
                        .isEqualTo(421);
            }
            assertThat(server.awaitConversations(1)).hasSize(1);
        }
    }

    @Test
    void aGoodbyeUnderTheContentIsAStaleConnectionToo() throws Exception {
        String goodbye = "C: DATA\nS: 354 go ahead\\r\\n421 4.3.2 shutting down\nX: fin\n";
        String first = Senders.HELLO + Senders.MESSAGE + Senders.ENVELOPE + goodbye;
        String second = Senders.HELLO + Senders.MESSAGE + "C: QUIT\n";
        try (ScriptedServer server = ScriptedServer.play(first + Senders.NEXT + second)) {
            try (MailSender sender = Senders.plain(server).build()) {
                sender.send(Senders.message());
                assertThat(sender.send(Senders.message()).queueId()).isPresent();
            }
            assertThat(server.awaitConversations(2)).hasSize(2);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aConnectionIsRetiredAfterItsMessages() throws Exception {
        String each = Senders.HELLO + Senders.MESSAGE + "C: QUIT\n";
        try (ScriptedServer server = ScriptedServer.play(each + Senders.NEXT + each)) {
            try (MailSender sender = Senders.plain(server)
                    .retire(Duration.ofMinutes(1), Duration.ofMinutes(1), 1)
                    .build()) {
                sender.send(Senders.message());
                sender.send(Senders.message());
            }
            assertThat(server.awaitConversations(2)).hasSize(2);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aConnectionThatNobodyUsesIsClosed() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + "C: QUIT\n");
                MailSender sender = Senders.plain(server)
                        .retire(Duration.ofMinutes(1), Duration.ofMillis(1), 10)
                        .build()) {
            sender.send(Senders.message());
            assertThat(server.awaitConversations(1)).hasSize(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void whoWaitsTooLongForAConnectionIsTold() throws Exception {
        Held held = new Held();
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server)
                        .connections(1)
                        .connectionWait(Duration.ofMillis(20))
                        .build()) {
            CompletableFuture<Outcome> first = CompletableFuture.supplyAsync(() -> sender.attempt(held));
            held.awaitWriting();
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(failure).isInstanceOf(HostUnavailableException.class);
            assertThat(failure.kind()).isEqualTo(FailureKind.NO_CONNECTION);
            assertThat(failure.messageId()).isPresent();
            assertThat(failure.remaining())
                    .extracting(RecipientOutcome::address)
                    .containsExactly("alice@example.test");
            held.goOn();
            assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void closingLetsWhatIsInFlightEndAndTakesNothingMore() throws Exception {
        Held held = new Held();
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + "C: QUIT\n")) {
            MailSender sender = Senders.plain(server).build();
            CompletableFuture<Outcome> first = CompletableFuture.supplyAsync(() -> sender.attempt(held));
            held.awaitWriting();
            CompletableFuture<Void> closing = CompletableFuture.runAsync(sender::close);
            held.goOn();
            assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Accepted.class);
            closing.get(10, TimeUnit.SECONDS);
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(failure).isInstanceOf(HostUnavailableException.class);
            assertThat(failure.kind()).isEqualTo(FailureKind.SENDER_CLOSED);
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
            sender.close();
        }
    }

    @Test
    void manySendersShareAFewConnections() throws Exception {
        String each = Senders.HELLO + Senders.MESSAGE.repeat(40) + "C: QUIT\n";
        try (ScriptedServer server = ScriptedServer.play("--- loop\n" + each);
                MailSender sender = Senders.plain(server)
                        .connections(4)
                        .retire(Duration.ofMinutes(1), Duration.ofMinutes(1), 40)
                        .build()) {
            List<CompletableFuture<Outcome>> all = IntStream.range(0, 120)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> attempt(sender)))
                    .toList();
            for (CompletableFuture<Outcome> outcome : all) {
                assertThat(outcome.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(server.conversations()).hasSizeBetween(3, 7);
        }
    }

    private static Outcome attempt(MailSender sender) {
        try {
            return sender.attempt(Senders.message());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
