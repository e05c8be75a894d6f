package io.github.steadymail.transport;

import io.github.steadymail.failure.Outcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads on, on a thread of its own, for a verdict that had not come when the caller's time was over: the unknown outcome
 * becomes known.
 */
final class LateVerdict implements Runnable {
    /** So many are waited for at a time in a JVM; the others stay unknown. */
    private static final int MOST = 64;

    private static final AtomicInteger WAITING = new AtomicInteger();

    private final SmtpConnection connection;
    private final Sending sending;
    private final CompletableFuture<Outcome> stage;

    private LateVerdict(SmtpConnection connection, Sending sending, CompletableFuture<Outcome> stage) {
        this.connection = connection;
        this.sending = sending;
        this.stage = stage;
    }

    /** Takes the connection, reads the verdict within the server's time, and completes the stage. */
    static void await(SmtpConnection connection, Sending sending, CompletableFuture<Outcome> stage) {
        LateVerdict late = new LateVerdict(connection, sending, stage);
        if (WAITING.incrementAndGet() > MOST) {
            late.end(Duration.ZERO);
            return;
        }
        Thread thread = new Thread(late, "steadymail-late-verdict");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        end(sending.timeForVerdict());
    }

    private void end(Duration time) {
        connection.limitTo(Deadline.after(time));
        Outcome outcome = sending.outcome();
        try {
            outcome = sending.lateOutcome();
        } finally {
            WAITING.decrementAndGet();
            connection.close();
            stage.complete(outcome);
        }
    }
}
