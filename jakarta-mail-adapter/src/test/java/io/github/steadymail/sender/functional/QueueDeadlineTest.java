package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TransmissionException;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The deadline of a send begins with the call, and ends it wherever it is: also while no thread has time for it. */
class QueueDeadlineTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private static void assertLate(CompletableFuture<Receipt> stage) {
        ExecutionException thrown =
                catchThrowableOfType(ExecutionException.class, () -> stage.get(5, TimeUnit.SECONDS));
        SmtpFailure failure = (SmtpFailure) Objects.requireNonNull(thrown.getCause());
        assertThat(failure).isInstanceOf(TransmissionException.class);
        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLINE_EXCEEDED);
        assertThat(failure.recipients())
                .extracting(RecipientOutcome::disposition)
                .containsExactly(Disposition.NOT_ATTEMPTED);
    }

    @Test
    void anExecutorThatNeverHasTimeFailsIt() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO);
                MailSender sender = Senders.plain(server)
                        .deadline(SHORT)
                        .executor(task -> {})
                        .build()) {
            CompletableFuture<Receipt> first =
                    sender.sendAsync(Senders.message()).toCompletableFuture();
            CompletableFuture<Receipt> second =
                    sender.sendAsync(Senders.message()).toCompletableFuture();
            assertLate(first);
            assertLate(second);
            assertThat(server.conversations()).isEmpty();
        }
    }

    @Test
    void itFailsWhileAContinuationHoldsTheOnlyThread() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender =
                        Senders.plain(server).connections(1).deadline(SHORT).build()) {
            Held message = new Held();
            CompletableFuture<Boolean> holding =
                    sender.sendAsync(message).toCompletableFuture().handle((receipt, thrown) -> await(blocked));
            message.awaitWriting();
            message.goOn();
            CompletableFuture<Receipt> queued =
                    sender.sendAsync(Senders.message()).toCompletableFuture();
            assertLate(queued);
            blocked.countDown();
            assertThat(holding.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
