package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.FinishedSend;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.PoolState;
import io.github.steadymail.sender.SenderListener;
import io.github.steadymail.sender.ServerAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who listens is told what became of sends and connections, and can change nothing. */
class SenderListenerTest {
    @Test
    void anAcceptedSendIsTold() throws Exception {
        Seen seen = new Seen();
        ServerAddress address;
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT)) {
            address = new ServerAddress("127.0.0.1", server.port());
            MimeMessage message = Senders.message();
            try (MailSender sender = Senders.plain(server).listener(seen).build()) {
                sender.send(message);
            }
            FinishedSend send = seen.sends.get(0);
            assertThat(send.outcome()).isInstanceOf(Outcome.Accepted.class);
            assertThat(send.kind()).isEmpty();
            assertThat(send.queueId()).contains("4XyZ12abcD");
            assertThat(send.messageId()).contains(message.getMessageID());
            assertThat(send.recipients()).isEqualTo(1);
            assertThat(send.attempts()).isEqualTo(1);
            assertThat(send.took()).isGreaterThanOrEqualTo(send.waited());
        }
        assertThat(seen.servers).containsExactly(address);
        assertThat(seen.stopped).containsExactly(address);
        assertThat(seen.sends).hasSize(1);
        assertThat(seen.connects)
                .singleElement()
                .satisfies(connect -> assertThat(connect.failure()).isEmpty());
        assertThat(seen.connections)
                .singleElement()
                .satisfies(connection -> assertThat(connection.messages()).isEqualTo(1));
    }

    @Test
    void aLateVerdictIsTold() throws Exception {
        CompletableFuture<Outcome> late = new CompletableFuture<>();
        SenderListener listener = new SenderListener() {
            @Override
            public void lateVerdict(OutcomeUnknownException unknown, Outcome outcome) {
                late.complete(outcome);
            }
        };
        String talk = Senders.HELLO + Senders.ENVELOPE + Senders.DATA + "X: sleep 1500\n" + Senders.DONE;
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = Senders.plain(server)
                        .deadline(Duration.ofSeconds(1))
                        .verdictTimeout(Duration.ofSeconds(10))
                        .listener(listener)
                        .build()) {
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
            assertThat(late.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void aStaleConnectionIsNoAttemptOfItsOwn() throws Exception {
        Seen seen = new Seen();
        String talk = Senders.HELLO + Senders.MESSAGE + "C: MAIL *\nX: fin\n" + Senders.NEXT + Senders.HELLO
                + Senders.MESSAGE + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = Senders.plain(server).listener(seen).build()) {
            sender.send(Senders.message());
            sender.send(Senders.message());
        }
        assertThat(seen.sends).extracting(FinishedSend::attempts).containsExactly(1, 1);
        assertThat(seen.connects).hasSize(2);
        assertThat(seen.connections).hasSize(2);
    }

    @Test
    void thePartsOfATransactionAreTimed() throws Exception {
        Seen seen = new Seen();
        String slow = Senders.ENVELOPE + Senders.DATA + "X: sleep 300\n" + Senders.DONE;
        String refused = "C: MAIL *\nX: sleep 300\nS: 450 4.3.0 not now\nC: RSET\nS: 250 ok\n";
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + slow + refused + Senders.QUIT);
                MailSender sender = Senders.plain(server).listener(seen).build()) {
            sender.send(Senders.message());
            assertThat(sender.attempt(Senders.message()).failure()).isPresent();
        }
        FinishedSend accepted = seen.sends.get(0);
        assertThat(accepted.times().verdict()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(accepted.times().content()).isPositive();
        Duration whole = accepted.waited()
                .plus(accepted.times().envelope())
                .plus(accepted.times().content())
                .plus(accepted.times().verdict());
        assertThat(accepted.took()).isGreaterThanOrEqualTo(whole);
        FinishedSend failed = seen.sends.get(1);
        assertThat(failed.times().envelope()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(failed.times().verdict()).isZero();
    }

    @Test
    void aFailureIsToldWithItsKindAndPhase() throws Exception {
        Seen seen = new Seen();
        String refused = "C: MAIL *\nS: 250 ok\nC: RCPT *\nS: 550 5.1.1 no such user\nC: RSET\nS: 250 ok\n";
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + refused + Senders.QUIT);
                MailSender sender = Senders.plain(server).listener(seen).build()) {
            SmtpFailure failure = Senders.failureOf(sender);
            FinishedSend send = seen.sends.get(0);
            assertThat(send.outcome().failure()).containsSame(failure);
            assertThat(send.kind()).contains(FailureKind.MAILBOX_NOT_FOUND);
            assertThat(send.phase()).contains(SmtpPhase.RCPT);
            assertThat(send.messageId()).isEqualTo(failure.messageId());
        }
    }

    @Test
    void aConnectionThatCannotBeOpenedIsTold() throws Exception {
        Seen seen = new Seen();
        try (ScriptedServer server = ScriptedServer.play("S: 554 5.7.1 go away\n");
                MailSender sender = Senders.plain(server).listener(seen).build()) {
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(seen.connects)
                    .singleElement()
                    .satisfies(connect ->
                            assertThat(connect.failure().orElseThrow().reply()).isEqualTo(failure.reply()));
            assertThat(seen.sends)
                    .singleElement()
                    .satisfies(send -> assertThat(send.attempts()).isZero());
        }
        assertThat(seen.connections).isEmpty();
    }

    @Test
    void whatNeverStartedIsToldToo() throws Exception {
        Seen seen = new Seen();
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT)) {
            MailSender sender =
                    Senders.plain(server).connections(1).queue(0).listener(seen).build();
            Held held = new Held();
            CompletableFuture<?> inFlight = sender.sendAsync(held).toCompletableFuture();
            held.awaitWriting();
            sender.sendAsync(Senders.message());
            held.goOn();
            inFlight.get(10, TimeUnit.SECONDS);
            sender.close();
            sender.attempt(Senders.message());
        }
        assertThat(seen.sends)
                .extracting(send -> send.kind().orElse(FailureKind.UNKNOWN))
                .containsExactly(FailureKind.QUEUE_FULL, FailureKind.UNKNOWN, FailureKind.SENDER_CLOSED);
    }

    @Test
    void thePoolCanBeAskedAtAnyTime() throws Exception {
        Seen seen = new Seen();
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE.repeat(2) + Senders.QUIT);
                MailSender sender =
                        Senders.plain(server).connections(1).listener(seen).build()) {
            Supplier<PoolState> pool = seen.pools.get(0);
            assertThat(pool.get()).isEqualTo(new PoolState(0, 0, 0, 0));
            Held held = new Held();
            CompletableFuture<?> inFlight = sender.sendAsync(held).toCompletableFuture();
            held.awaitWriting();
            CompletableFuture<?> queued = sender.sendAsync(Senders.message()).toCompletableFuture();
            assertThat(pool.get()).isEqualTo(new PoolState(1, 0, 0, 1));
            held.goOn();
            inFlight.get(10, TimeUnit.SECONDS);
            queued.get(10, TimeUnit.SECONDS);
            assertThat(pool.get()).isEqualTo(new PoolState(0, 1, 0, 0));
        }
    }

    @Test
    void whatAListenerThrowsChangesNothing() throws Exception {
        Seen seen = new Seen();
        SenderListener broken = new SenderListener() {
            @Override
            public void sent(FinishedSend send) {
                throw new IllegalStateException("broken");
            }
        };
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server)
                        .listener(broken)
                        .listener(seen)
                        .gracePeriod(Duration.ofSeconds(2))
                        .build()) {
            assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            assertThat(seen.sends).hasSize(1);
        }
    }
}
