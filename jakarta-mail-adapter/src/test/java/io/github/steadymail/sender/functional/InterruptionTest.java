package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TransmissionException;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.FinishedSend;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.SenderListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A thread that somebody has interrupted sends nothing more; whoever is told of that is not interrupted. */
class InterruptionTest {
    /** Keeps whether the thread was interrupted when it told of a send. */
    private static final class Flags implements SenderListener {
        final List<Boolean> seen = new CopyOnWriteArrayList<>();

        @Override
        public void sent(FinishedSend send) {
            seen.add(Thread.currentThread().isInterrupted());
        }
    }

    @Test
    void aListenerIsNotInterruptedAndTheThreadStaysSo() throws Exception {
        Flags flags = new Flags();
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO);
                MailSender sender = Senders.plain(server).listener(flags).build()) {
            Thread.currentThread().interrupt();
            Senders.failureOf(sender);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(flags.seen).containsExactly(false);
        }
    }

    @Test
    void neitherIsTheListenerOfASendThatIsCancelled() throws Exception {
        Flags flags = new Flags();
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + "X: wait\n");
                MailSender sender =
                        Senders.plain(server).connections(1).listener(flags).build()) {
            Held message = new Held();
            CompletableFuture<Receipt> stage = sender.sendAsync(message).toCompletableFuture();
            CompletableFuture<Boolean> after =
                    stage.handle((receipt, thrown) -> Thread.currentThread().isInterrupted());
            message.awaitWriting();
            assertThat(stage.cancel(true)).isTrue();
            assertThat(after.get(10, TimeUnit.SECONDS)).isFalse();
            assertThat(flags.seen).containsExactly(false);
        }
    }

    /** What a cancellation may end is over when the listeners are told. */
    @Test
    void aListenerIsNotWokenByACancellation() throws Exception {
        CompletableFuture<CompletableFuture<Receipt>> sending = new CompletableFuture<>();
        CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        SenderListener cancelling = new SenderListener() {
            @Override
            public void sent(FinishedSend send) {
                cancelled.complete(sending.join().cancel(true));
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        };
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server).listener(cancelling).build()) {
            CompletableFuture<Receipt> stage =
                    sender.sendAsync(Senders.message()).toCompletableFuture();
            sending.complete(stage);
            stage.get(10, TimeUnit.SECONDS);
            assertThat(cancelled.get(10, TimeUnit.SECONDS)).isFalse();
            assertThat(interrupted.get(10, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void anInterruptedThreadDoesNotEvenConnect() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server).build()) {
            Thread.currentThread().interrupt();
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).isInstanceOf(TransmissionException.class);
            assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED);
            assertThat(server.conversations()).isEmpty();
        }
    }
}
