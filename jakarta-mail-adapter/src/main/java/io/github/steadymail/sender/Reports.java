package io.github.steadymail.sender;

import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.reply.Printable;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells what happens to the listeners, the log and Flight Recorder; whatever comes of that, it throws nothing. */
final class Reports {
    private static final System.Logger LOGGER = System.getLogger("io.github.steadymail.sender");
    private static final int LONGEST_LINE = 2000;

    private final ServerAddress server;
    private final List<SenderListener> listeners;

    Reports(ServerAddress server, List<SenderListener> listeners) {
        this.server = server;
        this.listeners = List.copyOf(listeners);
    }

    ServerAddress server() {
        return server;
    }

    void started(Supplier<PoolState> pool) {
        tell(listener -> listener.started(server, pool));
    }

    void stopped(Supplier<PoolState> pool) {
        tell(listener -> listener.stopped(server, pool));
    }

    /** The server took it for all. */
    void accepted(Receipt receipt, Progress progress) {
        recorded(progress.recording(), null);
        if (LOGGER.isLoggable(Level.DEBUG)) {
            LOGGER.log(
                    Level.DEBUG,
                    line("accepted: " + receipt, receipt.queueId(), receipt.messageId()) + ", after "
                            + progress.took().toMillis() + " ms");
        }
        if (!listeners.isEmpty()) {
            sent(new Outcome.Accepted(receipt), progress);
        }
    }

    /** It does not come to a send. Returns the failure, to be thrown, with what it is about. */
    MessagingException refused(MessagingException thrown, MimeMessage message, List<? extends Address> recipients) {
        MessagingException whole = OwnFailure.of(thrown, recipients, MessageIdentity.of(message));
        return failed(whole, new Progress(message, recipients.size()));
    }

    /** It was not taken for all, or nobody knows. Returns what it was given, to be thrown. */
    MessagingException failed(MessagingException thrown, Progress progress) {
        SmtpFailure failure = SmtpFailure.find(thrown).orElse(null);
        if (failure != null) {
            recorded(progress.recording(), failure);
            Outcome outcome = Outcome.of(failure);
            if (LOGGER.isLoggable(Level.WARNING)) {
                LOGGER.log(Level.WARNING, failureLine(outcome, failure, progress));
            }
            if (!listeners.isEmpty()) {
                sent(outcome, progress);
            }
            if (failure instanceof OutcomeUnknownException unknown) {
                awaitVerdict(unknown);
            }
        }
        return thrown;
    }

    private void awaitVerdict(OutcomeUnknownException unknown) {
        CompletionStage<Outcome> verdict = unknown.lateVerdict();
        boolean awaited = !verdict.toCompletableFuture().isDone();
        verdict.thenAccept(outcome -> {
            if (awaited || !outcome.equals(new Outcome.Unknown(unknown))) {
                LOGGER.log(Level.INFO, () -> lateLine(unknown, outcome));
                tell(listener -> listener.lateVerdict(unknown, outcome));
            }
        });
    }

    private String lateLine(OutcomeUnknownException unknown, Outcome outcome) {
        String what = outcome instanceof Outcome.Accepted accepted
                ? "accepted late: " + accepted.receipt()
                : "late, "
                        + outcome.failure()
                                .map(late -> late.exception().getMessage())
                                .orElse("");
        return line(what, Optional.empty(), unknown.messageId());
    }

    private String failureLine(Outcome outcome, SmtpFailure failure, Progress progress) {
        FinishedSend send = finished(outcome, progress);
        String what = outcome instanceof Outcome.InPart
                ? "accepted in part: "
                : outcome instanceof Outcome.Unknown ? "outcome unknown: " : "not sent: ";
        return line(what + failure.exception().getMessage(), send.queueId(), send.messageId());
    }

    private String line(String what, Optional<String> queueId, Optional<String> messageId) {
        String queue = queueId.map(id -> ", queue id " + id).orElse("");
        String message = messageId.map(id -> ", Message-ID " + id).orElse("");
        return Printable.of(what, LONGEST_LINE)
                + Printable.of(queue + message + ", server " + server.text(), LONGEST_LINE);
    }

    private void sent(Outcome outcome, Progress progress) {
        FinishedSend send = finished(outcome, progress);
        tell(listener -> listener.sent(send));
    }

    private FinishedSend finished(Outcome outcome, Progress progress) {
        return new FinishedSend(
                server,
                outcome,
                progress.messageId(),
                progress.recipients(),
                progress.attempts(),
                progress.waited(),
                progress.times(),
                progress.took());
    }

    void connected(long begun, @Nullable Recording recording) {
        recorded(recording, null);
        if (!listeners.isEmpty()) {
            connect(Optional.empty(), begun);
        }
    }

    void notConnected(MessagingException thrown, long begun, @Nullable Recording recording) {
        recorded(recording, SmtpFailure.find(thrown).orElse(null));
        if (!listeners.isEmpty()) {
            connect(SmtpFailure.find(thrown), begun);
        }
    }

    private void connect(Optional<SmtpFailure> failure, long begun) {
        FinishedConnect connect = new FinishedConnect(server, failure, since(begun));
        tell(listener -> listener.connected(connect));
    }

    void disconnected(int messages, long opened) {
        if (!listeners.isEmpty()) {
            FinishedConnection connection = new FinishedConnection(server, messages, since(opened));
            tell(listener -> listener.disconnected(connection));
        }
    }

    private void recorded(@Nullable Recording recording, @Nullable SmtpFailure failure) {
        if (recording != null) {
            recording.ends(server, failure);
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void tell(Consumer<SenderListener> event) {
        Undisturbed.run(() -> tellEach(event));
    }

    private void tellEach(Consumer<SenderListener> event) {
        for (SenderListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | Error e) {
                LOGGER.log(Level.WARNING, "a listener could not be told", e);
            }
        }
    }
}
