package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.Receipt;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.FinishedSend;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.SenderListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows from messages whose time passed in the queue holds up nobody, where executor and timer are given. */
class ExpiryTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final CountDownLatch blocked = new CountDownLatch(1);

    @AfterEach
    void shutDown() {
        blocked.countDown();
        timer.shutdownNow();
    }

    /** A sender on an executor that never has time. */
    private MailSenderBuilder idle(ScriptedServer server) {
        return Senders.plain(server).deadline(SHORT).executor(task -> {}).timer(timer);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String textOf(CompletableFuture<Receipt> stage) throws Exception {
        return stage.handle((receipt, thrown) -> String.valueOf(thrown)).get(10, TimeUnit.SECONDS);
    }

    @Test
    void aContinuationThatBlocksHoldsUpNeitherTheOthersNorTheTimer() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO);
                MailSender sender = idle(server).build()) {
            List<CompletableFuture<Receipt>> all = new ArrayList<>();
            List<CompletableFuture<Boolean>> after = new ArrayList<>();
            CountDownLatch together = new CountDownLatch(1);
            timer.execute(() -> await(together)); // so that they are late at the same time
            for (int i = 0; i < 4; i++) {
                CompletableFuture<Receipt> stage =
                        sender.sendAsync(Senders.message()).toCompletableFuture();
                all.add(stage);
                after.add(stage.handle((receipt, thrown) -> await(blocked)));
            }
            together.countDown();
            for (CompletableFuture<Receipt> each : all) {
                assertThat(textOf(each)).contains("the deadline passed in the queue");
            }
            assertThat(timer.submit(() -> "free").get(10, TimeUnit.SECONDS)).isEqualTo("free");
            assertThat(after).noneMatch(CompletableFuture::isDone);
            blocked.countDown();
            for (CompletableFuture<Boolean> each : after) {
                assertThat(each.get(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    /** A thread that closes, and has come to where it waits. */
    private static Thread closing(Runnable closes) {
        Thread thread = new Thread(closes, "closing");
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private void assertThatClosingWaitsFor(CountDownLatch telling, CompletableFuture<Receipt> stage, MailSender sender)
            throws Exception {
        assertThat(await(telling)).isTrue();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread closing = closing(() -> {
            sender.close();
            done.complete(stage.isDone());
        });
        blocked.countDown();
        assertThat(done.get(10, TimeUnit.SECONDS)).isTrue();
        closing.join(10_000);
    }

    private SenderListener told(CountDownLatch telling) {
        return new SenderListener() {
            @Override
            public void sent(FinishedSend send) {
                telling.countDown();
                await(blocked);
            }
        };
    }

    @Test
    void closingWaitsUntilOneThatIsLateHasFailed() throws Exception {
        CountDownLatch telling = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO)) {
            MailSender sender = idle(server)
                    .gracePeriod(Duration.ofHours(1))
                    .listener(told(telling))
                    .build();
            CompletableFuture<Receipt> stage =
                    sender.sendAsync(Senders.message()).toCompletableFuture();
            assertThatClosingWaitsFor(telling, stage, sender);
        }
    }

    @Test
    void closingWaitsUntilOneThatIsCancelledHasFailed() throws Exception {
        CountDownLatch telling = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO)) {
            MailSender sender = Senders.plain(server)
                    .executor(task -> {})
                    .gracePeriod(Duration.ofHours(1))
                    .listener(told(telling))
                    .build();
            CompletableFuture<Receipt> stage =
                    sender.sendAsync(Senders.message()).toCompletableFuture();
            CompletableFuture<Boolean> cancelled = CompletableFuture.supplyAsync(() -> stage.cancel(true));
            assertThatClosingWaitsFor(telling, stage, sender);
            assertThat(cancelled.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aContinuationOfOneThatIsLateMayClose() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO)) {
            MailSender sender = idle(server).gracePeriod(Duration.ofHours(1)).build();
            CompletableFuture<String> closed = sender.sendAsync(Senders.message())
                    .toCompletableFuture()
                    .handle((receipt, thrown) -> {
                        sender.close();
                        return "closed";
                    });
            assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo("closed");
        }
    }
}
