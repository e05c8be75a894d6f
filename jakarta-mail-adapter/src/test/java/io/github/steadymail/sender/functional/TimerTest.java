package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A timer that is given, as by a container, does what the sender's own threads would, and is left as it was. */
class TimerTest {
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "given-timer"));

    TimerTest() {
        timer.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void shutDown() {
        timer.shutdownNow();
    }

    @Test
    void itWatchesPoolAndDeadlineAndHasNothingToDoAfterClosing() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + "C: QUIT\n")) {
            MailSender sender = Senders.plain(server).timer(timer).build();
            assertThat(timer.getQueue()).hasSize(1);
            Held message = new Held();
            CompletableFuture<Receipt> sent = sender.sendAsync(message).toCompletableFuture();
            message.awaitWriting();
            assertThat(timer.getQueue()).as("pool, queue, connection").hasSize(3);
            message.goOn();
            sent.get(10, TimeUnit.SECONDS);
            sender.close();
            assertThat(timer.getQueue()).isEmpty();
            assertThat(timer.isShutdown()).isFalse();
        }
    }

    @Test
    void itTellsOfADeadlineThatPassesInTheQueue() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO);
                MailSender sender = Senders.plain(server)
                        .timer(timer)
                        .executor(task -> {})
                        .deadline(Duration.ofMillis(300))
                        .build()) {
            CompletableFuture<String> where = sender.sendAsync(Senders.message())
                    .toCompletableFuture()
                    .handle((receipt, thrown) -> Thread.currentThread().getName());
            assertThat(where.get(10, TimeUnit.SECONDS)).startsWith("steadymail-send-");
        }
    }

    @Test
    void oneThatIsShutDownIsRefusedAtOnce() {
        timer.shutdown();
        MailSenderBuilder builder = MailSender.builder().host("127.0.0.1").timer(timer);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the timer takes nothing");
    }

    /** Without the cut the server's silence would be waited for. */
    @Test
    void itCutsAConnectionAtItsDeadlineAndOnceItIsShutDownSomebodyElseDoes() throws Exception {
        String trickling = "S: 220-a\nX: sleep 150\n".repeat(12);
        for (boolean down : new boolean[] {false, true}) {
            try (ScriptedServer server = ScriptedServer.play(trickling);
                    MailSender sender = Senders.plain(server)
                            .timer(timer)
                            .deadline(Duration.ofMillis(400))
                            .build()) {
                if (down) {
                    timer.shutdownNow();
                }
                SmtpFailure failure = Senders.failureOf(sender);
                assertThat(failure.kind()).isEqualTo(FailureKind.DEADLINE_EXCEEDED);
            }
        }
    }
}
