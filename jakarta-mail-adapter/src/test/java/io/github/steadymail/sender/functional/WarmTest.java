package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.scripted.Conversation;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.QuickTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Connections that are kept open for whoever comes next. */
class WarmTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Looks after its connections each second, and would close them after two. */
    private static MailSenderBuilder warm(ScriptedServer server) {
        return Senders.plain(server).connections(2).keepWarm(2).retire(LONG, Duration.ofSeconds(2), 100);
    }

    private static void await(ScriptedServer server, Predicate<List<Conversation>> state) {
        while (!state.test(server.conversations())) {
            Thread.onSpinWait();
        }
    }

    private static boolean saidHello(Conversation conversation) {
        return !conversation.lines().isEmpty();
    }

    @Test
    void nothingIsOpenedBeforeTheFirstSend() throws Exception {
        String talk = Senders.HELLO + Senders.MESSAGE + "C: QUIT\n" + Senders.NEXT + Senders.HELLO + "C: QUIT\n";
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            try (MailSender sender = warm(server).build()) {
                assertThat(server.conversations()).isEmpty();
                sender.send(Senders.message());
                await(server, all -> all.size() == 2 && saidHello(all.get(1)));
            }
            server.awaitConversations(2);
        }
    }

    @Test
    void whoeverComesNextFindsAConnection() throws Exception {
        String talk = Senders.HELLO + Senders.MESSAGE + "C: QUIT\n";
        try (ScriptedServer server = ScriptedServer.play(talk + Senders.NEXT + talk)) {
            try (MailSender sender = warm(server).build()) {
                Held held = new Held();
                CompletableFuture<Outcome> first = CompletableFuture.supplyAsync(() -> sender.attempt(held));
                held.awaitWriting();
                await(server, all -> all.size() == 2 && saidHello(all.get(1)));
                assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
                held.goOn();
                assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(server.awaitConversations(2)).hasSize(2);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void whatTheServerClosesIsOpenedAnew() throws Exception {
        String talk = Senders.HELLO + Senders.MESSAGE + "C: QUIT\n" + Senders.NEXT + Senders.HELLO + "X: fin\n"
                + Senders.NEXT + Senders.HELLO + "C: QUIT\n";
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = warm(server).build()) {
            sender.send(Senders.message());
            await(server, all -> all.size() == 3 && saidHello(all.get(2)));
        }
    }

    @Test
    void aWarmConnectionThatIsStaleIsReplacedUnseen() throws Exception {
        String talk = Senders.HELLO + Senders.MESSAGE + "X: wait\n" + Senders.NEXT + Senders.HELLO
                + "C: MAIL *\nX: fin\n" + Senders.NEXT + Senders.HELLO + Senders.MESSAGE + "X: wait\n";
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = warm(server).build()) {
            Held held = new Held();
            CompletableFuture<Outcome> first = CompletableFuture.supplyAsync(() -> sender.attempt(held));
            held.awaitWriting();
            await(server, all -> all.size() == 2 && saidHello(all.get(1)));
            assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            held.goOn();
            assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Accepted.class);
        }
    }

    /** The second message takes two seconds, in which the pool is looked after at least once. */
    @Test
    void refusedCredentialsAreNotTriedAgainInTheBackground() throws Exception {
        String slow = Senders.ENVELOPE + Senders.DATA + "X: sleep 2000\n" + Senders.DONE;
        String talk = Senders.HELLO_AUTH + "C: AUTH PLAIN *\nS: 235 ok\n" + Senders.MESSAGE + slow + "C: QUIT\n"
                + Senders.NEXT + Senders.HELLO_AUTH + "C: AUTH PLAIN *\nS: 535 5.7.8 no\nX: wait\n";
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = warm(server)
                        .verdictTimeout(Duration.ofSeconds(10))
                        .credentials("user", "secret")
                        .loginPause(Duration.ZERO)
                        .build()) {
            sender.send(Senders.message());
            server.awaitConversations(1);
            sender.send(Senders.message());
            assertThat(server.conversations()).hasSize(2);
        }
    }

    /** Another server takes two seconds, in which the pool of the one that pauses is looked after at least once. */
    @Test
    void nothingIsOpenedWhileTheSenderPausesForARateLimit() throws Exception {
        String limited = "C: MAIL *\nS: 451 4.7.1 Rate limit exceeded, try again in 3 minutes\nC: RSET\nS: 250 ok\n";
        String slow = Senders.HELLO + Senders.ENVELOPE + Senders.DATA + "X: sleep 2000\n" + Senders.DONE;
        QuickTime time = new QuickTime();
        try (ScriptedServer server = ScriptedServer.play("--- loop\n" + Senders.HELLO + limited + "C: QUIT\n");
                ScriptedServer other = ScriptedServer.play(slow);
                MailSender clock = Senders.plain(other)
                        .verdictTimeout(Duration.ofSeconds(10))
                        .build();
                MailSender sender = time.build(
                        Senders.plain(server).connections(1).keepWarm(1).retire(LONG, Duration.ofSeconds(2), 1))) {
            assertThat(Senders.failureOf(sender).kind()).isEqualTo(FailureKind.RATE_LIMITED);
            clock.send(Senders.message());
            assertThat(server.conversations()).hasSize(1);
        }
    }

    /** The connection is asked while nobody else wants it, and what asks it fails in a way that nobody foresaw. */
    @Test
    void aConnectionThatCannotEvenBeAskedIsGivenUp() throws Exception {
        try (ScriptedServer server = ScriptedServer.play("--- loop\n" + Senders.HELLO + Senders.MESSAGE + "C: QUIT\n");
                MailSender sender = Senders.plain(server)
                        .connections(1)
                        .keepWarm(1)
                        .retire(LONG, Duration.ofSeconds(2), 100)
                        .connectionWait(Duration.ofSeconds(2))
                        .property("mail.smtp.socketFactory.class", OddSockets.class.getName())
                        .property("mail.smtp.socketFactory.fallback", "false")
                        .build()) {
            sender.send(Senders.message());
            assertThat(OddSockets.ASKED.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
        }
    }
}
