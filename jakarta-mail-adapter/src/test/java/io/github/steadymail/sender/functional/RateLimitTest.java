package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.RateLimitedException;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.RetryAction;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.QuickTime;
import io.github.steadymail.sender.RetryPolicy;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server that finds one message too fast finds the whole sender too fast. */
class RateLimitTest {
    private static final String RESET = "C: RSET\nS: 250 ok\n";

    private final QuickTime time = new QuickTime();

    private static String limited(String when) {
        return "C: MAIL *\nS: 451 4.7.1 Rate limit exceeded, try again " + when + "\n" + RESET;
    }

    private static final String LIMITED = limited("in 3 minutes");

    private static MailSenderBuilder patient(ScriptedServer server) {
        return Senders.plain(server).deadline(Duration.ofHours(1));
    }

    @Test
    void theNextSendWaits() throws Exception {
        String talk = Senders.HELLO + LIMITED + Senders.MESSAGE + Senders.MESSAGE + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            try (MailSender sender = time.build(patient(server))) {
                assertThat(Senders.failureOf(sender)).isInstanceOf(RateLimitedException.class);
                assertThat(time.waits()).isEmpty();
                assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
                assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(time.waits()).containsExactly(Duration.ofMinutes(3));
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aGreetingMayLimitTheRateToo() throws Exception {
        String greeting = "S: 421 4.7.0 Too many connections, try again in 2 minutes\nX: fin\n";
        try (ScriptedServer server =
                        ScriptedServer.play(greeting + Senders.NEXT + Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = time.build(patient(server))) {
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(failure.recipients()).hasSize(1);
            assertThat(failure.messageId()).isPresent();
            assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            assertThat(time.waits()).containsExactly(Duration.ofMinutes(2));
        }
    }

    @Test
    void whoCannotWaitSoLongIsToldAtOnce() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + LIMITED + Senders.QUIT)) {
            try (MailSender sender = time.build(patient(server).deadline(Duration.ofMinutes(2)))) {
                Senders.failureOf(sender);
                SmtpFailure failure = Senders.failureOf(sender);
                assertThat(failure).isInstanceOf(RateLimitedException.class);
                assertThat(failure.reply()).isEmpty();
                assertThat(failure.exception()).hasMessageContaining("nothing for another 181 s");
                assertThat(failure.retryAdvice().action()).isEqualTo(RetryAction.LATER);
                assertThat(failure.retryAdvice().delay(1)).isEqualTo(Duration.ofSeconds(181));
                assertThat(failure.recipients())
                        .extracting(RecipientOutcome::disposition)
                        .containsExactly(Disposition.NOT_ATTEMPTED);
                assertThat(((RateLimitedException) failure).getValidUnsentAddresses())
                        .hasSize(1);
                assertThat(failure.messageId()).isPresent();
            }
            assertThat(time.waits()).isEmpty();
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void noServerStopsASenderForADay() throws Exception {
        String talk = Senders.HELLO + limited("in 24 hours") + Senders.MESSAGE + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = time.build(patient(server))) {
            Senders.failureOf(sender);
            assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            assertThat(time.waits()).containsExactly(Duration.ofMinutes(15));
        }
    }

    @Test
    void aSenderMayBeToldNotToWait() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + LIMITED + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = time.build(patient(server).ratePause(Duration.ZERO))) {
            Senders.failureOf(sender);
            assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            assertThat(time.waits()).isEmpty();
        }
    }

    @Test
    void whatIsTriedAgainDoesNotWaitTwice() throws Exception {
        String talk = Senders.HELLO + LIMITED + LIMITED + Senders.MESSAGE + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            try (MailSender sender =
                    time.build(patient(server).retry(RetryPolicy.attempts(3).jitter(0)))) {
                assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(time.waits()).containsExactly(Duration.ofMinutes(3), Duration.ofMinutes(3));
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void otherFailuresStopNobody() throws Exception {
        String busy = "C: MAIL *\nS: 451 4.3.0 not now\n" + RESET;
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + busy + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = time.build(patient(server))) {
            Senders.failureOf(sender);
            assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            assertThat(time.waits()).isEmpty();
        }
    }

    @Test
    void interruptionEndsTheWait() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + LIMITED + Senders.QUIT);
                MailSender sender = time.build(patient(server))) {
            Senders.failureOf(sender);
            time.meanwhile(Thread.currentThread()::interrupt);
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED);
            assertThat(failure.recipients()).hasSize(1);
        }
    }

    @Test
    void closingEndsTheWait() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + LIMITED + Senders.QUIT)) {
            MailSender sender = time.build(patient(server));
            Senders.failureOf(sender);
            time.meanwhile(sender::close);
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(failure.kind()).isEqualTo(FailureKind.SENDER_CLOSED);
            assertThat(failure.messageId()).isPresent();
        }
    }

    /** It waits for the only connection when the limit is met, and then for the limit too. */
    @Test
    void whoWaitsForAConnectionWaitsForThePauseToo() throws Exception {
        String limited = "C: MAIL *\nX: sleep 300\nS: 451 4.7.1 Rate limit exceeded, try again in 3 minutes\n" + RESET;
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + limited + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = time.build(patient(server).connections(1))) {
            CompletableFuture<Outcome> second = CompletableFuture.supplyAsync(() -> attempt(sender));
            Outcome first = sender.attempt(Senders.message());
            assertThat(List.of(first, second.get(20, TimeUnit.SECONDS)))
                    .hasOnlyElementsOfTypes(Outcome.Accepted.class, Outcome.Failed.class)
                    .doesNotHaveDuplicates();
            assertThat(time.waits()).containsExactly(Duration.ofMinutes(3));
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
