package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.CredentialsRejectedException;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.TokenSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many sends at once, of which each would log in, do not lock the account. */
class LoginTest {
    private static final int MANY = 8;
    private static final String REFUSED = "--- loop\n" + Senders.HELLO_AUTH + "C: AUTH *\nS: 535 5.7.8 no\nX: wait\n";

    private static List<Outcome> sendAtOnce(MailSender sender, int sends) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(sends);
        try {
            CyclicBarrier all = new CyclicBarrier(sends);
            Callable<Outcome> send = () -> {
                all.await(10, TimeUnit.SECONDS);
                return sender.attempt(Senders.message());
            };
            List<Future<Outcome>> begun = new ArrayList<>();
            for (int i = 0; i < sends; i++) {
                begun.add(threads.submit(send));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> each : begun) {
                outcomes.add(each.get(20, TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<FailureKind> kinds(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.failure().stream())
                .map(SmtpFailure::kind)
                .toList();
    }

    private static List<String> logIns(ScriptedServer server) {
        return server.conversations().stream()
                .flatMap(conversation -> conversation.lines().stream())
                .filter(line -> line.startsWith("AUTH"))
                .toList();
    }

    private static MailSenderBuilder builder(ScriptedServer server) {
        return Senders.plain(server).connections(MANY);
    }

    @Test
    void aWrongPasswordIsTriedOnce() throws Exception {
        String slow = REFUSED.replace("S: 535", "X: sleep 300\nS: 535");
        try (ScriptedServer server = ScriptedServer.play(slow);
                MailSender sender = builder(server).credentials("user", "wrong").build()) {
            List<Outcome> outcomes = sendAtOnce(sender, MANY);
            assertThat(logIns(server)).hasSize(1);
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.failure().orElseThrow())
                            .isInstanceOf(CredentialsRejectedException.class));
            assertThat(kinds(outcomes))
                    .containsOnlyOnce(FailureKind.AUTHENTICATION_FAILED)
                    .contains(FailureKind.LOGIN_SUSPENDED);
        }
    }

    /** Without a pause too those that have waited fail: all of them have asked for the token before the first is refused. */
    @Test
    void whoWaitedForTheRefusedLogInFailsWithIt() throws Exception {
        CyclicBarrier asked = new CyclicBarrier(MANY);
        TokenSource same = refused -> {
            if (!refused) {
                asked.await(10, TimeUnit.SECONDS);
            }
            return "expired";
        };
        try (ScriptedServer server = ScriptedServer.play(REFUSED);
                MailSender sender = builder(server)
                        .credentials("user", same)
                        .loginPause(Duration.ZERO)
                        .build()) {
            List<Outcome> outcomes = sendAtOnce(sender, MANY);
            assertThat(logIns(server)).hasSize(1);
            assertThat(kinds(outcomes)).hasSize(MANY).containsOnlyOnce(FailureKind.AUTHENTICATION_FAILED);
        }
    }

    @Test
    void theRightPasswordKeepsNobodyWaiting() throws Exception {
        String talk = "--- loop\n" + Senders.HELLO_AUTH + "C: AUTH *\nS: 235 ok\n" + Senders.MESSAGE.repeat(MANY)
                + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = builder(server).credentials("user", "right").build()) {
            assertThat(sendAtOnce(sender, MANY))
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Accepted.class));
        }
    }

    /** The log-ins after the first hang, longer than a send may wait for another's: both of them are tried. */
    @Test
    void afterTheFirstSuccessTheyLogInSideBySide() throws Exception {
        String talk = Senders.HELLO_AUTH + "C: AUTH *\nX: sleep 500\nS: 235 ok\n" + Senders.MESSAGE
                + "X: silent\n--- loop\n" + Senders.HELLO_AUTH + "C: AUTH *\nX: silent\n";
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = builder(server)
                        .credentials("user", "right")
                        .connectionWait(Duration.ofSeconds(1))
                        .build()) {
            CompletableFuture<Receipt> first =
                    sender.sendAsync(Senders.message()).toCompletableFuture();
            while (logIns(server).isEmpty() && !first.isDone()) {
                Thread.onSpinWait();
            }
            List<FailureKind> others = kinds(sendAtOnce(sender, 2));
            assertThat(first.get(10, TimeUnit.SECONDS).queueId()).isPresent();
            assertThat(others).containsExactly(FailureKind.NETWORK_FAILED, FailureKind.NETWORK_FAILED);
            assertThat(logIns(server)).hasSize(3);
        }
    }

    @Test
    void aLogInThatFailsForAnotherReasonLetsTheNextOneTry() throws Exception {
        String talk = Senders.HELLO_AUTH + "C: AUTH *\nS: 454 4.7.0 not now\nX: wait\n--- loop\n" + Senders.HELLO_AUTH
                + "C: AUTH *\nS: 235 ok\n" + Senders.MESSAGE.repeat(MANY) + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = builder(server).credentials("user", "right").build()) {
            List<Outcome> outcomes = sendAtOnce(sender, MANY);
            assertThat(outcomes.stream().filter(Outcome.Accepted.class::isInstance))
                    .hasSize(MANY - 1);
        }
    }

    @Test
    void theWaitForAnothersLogInHasAnEnd() throws Exception {
        try (ScriptedServer server = ScriptedServer.play("--- loop\n" + Senders.HELLO_AUTH + "C: AUTH *\nX: silent\n");
                MailSender sender = builder(server)
                        .credentials("user", "right")
                        .connectionWait(Duration.ofMillis(200))
                        .build()) {
            assertThat(kinds(sendAtOnce(sender, 2))).containsOnlyOnce(FailureKind.NO_CONNECTION);
            assertThat(logIns(server)).hasSize(1);
        }
    }

    @Test
    void aTokenThatIsTheSameAgainIsNotTriedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        TokenSource same = refused -> {
            asked.incrementAndGet();
            return "expired";
        };
        try (ScriptedServer server = ScriptedServer.play(REFUSED);
                MailSender sender = builder(server).credentials("user", same).build()) {
            assertThat(Senders.failureOf(sender).kind()).isEqualTo(FailureKind.AUTHENTICATION_FAILED);
            assertThat(asked).hasValue(2);
            assertThat(Senders.failureOf(sender).kind()).isEqualTo(FailureKind.LOGIN_SUSPENDED);
            assertThat(logIns(server)).hasSize(1);
        }
    }

    private static String auth(String token) {
        byte[] response = ("user=user\1auth=Bearer " + token + "\1\1").getBytes(StandardCharsets.UTF_8);
        return "AUTH XOAUTH2 " + Base64.getEncoder().encodeToString(response);
    }

    @Test
    void aRefusedTokenAndTheOneInItsPlaceAreTriedOnce() throws Exception {
        CyclicBarrier asked = new CyclicBarrier(MANY);
        TokenSource tokens = refused -> {
            if (refused) {
                return "new";
            }
            asked.await(10, TimeUnit.SECONDS);
            return "old";
        };
        try (ScriptedServer server = ScriptedServer.play(REFUSED);
                MailSender sender = builder(server).credentials("user", tokens).build()) {
            assertThat(kinds(sendAtOnce(sender, MANY))).hasSize(MANY).contains(FailureKind.LOGIN_SUSPENDED);
            assertThat(logIns(server)).containsExactlyInAnyOrder(auth("old"), auth("new"));
        }
    }
}
