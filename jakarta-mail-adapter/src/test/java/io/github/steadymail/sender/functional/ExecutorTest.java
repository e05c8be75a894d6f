package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Executors that are given, and do not take what they are to run: only the message that they refuse fails. */
class ExecutorTest {
    private static final String ONE = Senders.HELLO + Senders.MESSAGE + Senders.QUIT;

    private static void elsewhere(Runnable task) {
        Thread thread = new Thread(task, "given");
        thread.setDaemon(true);
        thread.start();
    }

    private static CompletableFuture<Receipt> send(MailSender sender) throws Exception {
        return sender.sendAsync(Senders.message()).toCompletableFuture();
    }

    private static void assertUnsent(CompletableFuture<Receipt> stage) {
        ExecutionException thrown =
                catchThrowableOfType(ExecutionException.class, () -> stage.get(10, TimeUnit.SECONDS));
        SmtpFailure failure = (SmtpFailure) Objects.requireNonNull(thrown.getCause());
        assertThat(failure.kind()).isEqualTo(FailureKind.QUEUE_FULL);
        assertThat(failure.recipients())
                .extracting(RecipientOutcome::disposition)
                .containsExactly(Disposition.NOT_ATTEMPTED);
    }

    static List<Throwable> whatItMayThrow() {
        return List.of(
                new RejectedExecutionException("full"),
                new IllegalStateException("no thread today"),
                new NoClassDefFoundError("of the executor's"));
    }

    @ParameterizedTest
    @MethodSource("whatItMayThrow")
    void whatItRefusesIsNeverSentAndTheNextOneIs(Throwable thrown) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Executor once = task -> {
            if (calls.getAndIncrement() == 0) {
                raise(thrown);
            }
            elsewhere(task);
        };
        try (ScriptedServer server = ScriptedServer.play(ONE)) {
            try (MailSender sender =
                    Senders.plain(server).connections(1).queue(0).executor(once).build()) {
                assertUnsent(send(sender));
                send(sender).get(10, TimeUnit.SECONDS);
            }
            assertThat(server.awaitConversations(1)).hasSize(1);
            assertThat(server.conversations().get(0).messages()).hasSize(1);
        }
    }

    private static void raise(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    /** The second message is queued while the executor considers the first, which was to bring the only thread. */
    @Test
    void aRefusalStrandsNobodyElse() throws Exception {
        CountDownLatch considering = new CountDownLatch(1);
        CountDownLatch decided = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Executor slow = task -> {
            if (calls.getAndIncrement() == 0) {
                considering.countDown();
                await(decided);
                throw new RejectedExecutionException("full");
            }
            elsewhere(task);
        };
        try (ScriptedServer server = ScriptedServer.play(ONE);
                MailSender sender =
                        Senders.plain(server).connections(1).executor(slow).build()) {
            Held message = new Held();
            CompletableFuture<CompletionStage<Receipt>> first =
                    CompletableFuture.supplyAsync(() -> sender.sendAsync(message));
            await(considering);
            CompletableFuture<Receipt> second = send(sender);
            decided.countDown();
            assertUnsent(first.get(10, TimeUnit.SECONDS).toCompletableFuture());
            second.get(5, TimeUnit.SECONDS);
            assertThat(message.wasWritten()).isFalse();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWasTakenIsSentOnceWhateverIsThrownAfterwards() throws Exception {
        Executor odd = task -> {
            task.run();
            throw new IllegalStateException("and yet it ran");
        };
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE.repeat(2) + Senders.QUIT);
                MailSender sender = Senders.plain(server)
                        .connections(1)
                        .queue(0)
                        .executor(odd)
                        .build()) {
            send(sender).get(10, TimeUnit.SECONDS);
            send(sender).get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRefusedTaskThatIsRunAfterAllSendsNothing() throws Exception {
        List<Runnable> kept = new ArrayList<>();
        Executor odd = task -> {
            kept.add(task);
            throw new RejectedExecutionException("later perhaps");
        };
        try (ScriptedServer server = ScriptedServer.play(ONE);
                MailSender sender = Senders.plain(server).executor(odd).build()) {
            assertUnsent(send(sender));
            kept.forEach(Runnable::run);
            assertUnsent(send(sender));
            assertThat(server.conversations()).isEmpty();
        }
    }

    @Test
    void aQueueMayBeAsLongAsCanBeSaid() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(ONE);
                MailSender sender =
                        Senders.plain(server).queue(Integer.MAX_VALUE).build()) {
            send(sender).get(10, TimeUnit.SECONDS);
        }
    }

    /** Nobody waits here: there is a connection for each. */
    @Test
    void whatIsOnItsWayToAThreadCountsOnce() throws Exception {
        List<Runnable> tasks = new ArrayList<>();
        String two = "--- loop\n" + ONE;
        try (ScriptedServer server = ScriptedServer.play(two);
                MailSender sender = Senders.plain(server)
                        .connections(2)
                        .queue(0)
                        .executor(tasks::add)
                        .build()) {
            List<CompletableFuture<Receipt>> sends = List.of(send(sender), send(sender));
            assertUnsent(send(sender));
            tasks.forEach(Runnable::run);
            for (CompletableFuture<Receipt> each : sends) {
                each.get(10, TimeUnit.SECONDS);
            }
        }
    }
}
