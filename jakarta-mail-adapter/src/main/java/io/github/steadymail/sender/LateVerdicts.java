package io.github.steadymail.sender;

import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.MessagingException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The transports that are read on for a verdict when their send has ended. Thread-safe. */
final class LateVerdicts {
    private final Set<SteadymailTransport> awaited = new HashSet<>();
    /** The threads that have read on, as long as they tell of it. */
    private final Set<Thread> telling = new HashSet<>();

    /** Takes note of the transport, where what it threw says that a verdict may still come. */
    void after(MessagingException thrown, SteadymailTransport transport) {
        SmtpFailure failure = SmtpFailure.find(thrown).orElse(null);
        if (failure instanceof OutcomeUnknownException unknown
                && !unknown.lateVerdict().toCompletableFuture().isDone()) {
            begins(transport);
            Thread sending = Thread.currentThread(); // tells of it itself where the verdict has come by now
            unknown.lateVerdict().thenRun(() -> ends(transport, sending));
        }
    }

    private synchronized void begins(SteadymailTransport transport) {
        awaited.add(transport);
    }

    private synchronized void ends(SteadymailTransport transport, Thread sending) {
        awaited.remove(transport);
        telling.removeIf(thread -> !thread.isAlive());
        if (!Thread.currentThread().equals(sending)) {
            telling.add(Thread.currentThread());
        }
        notifyAll();
    }

    /** Waits for those that are to come, and for whoever is told of them, while there is time. */
    void finish(Grace grace) {
        Set<Thread> last = awaitAll(grace);
        last.remove(Thread.currentThread()); // who is told may close
        for (Thread thread : last) {
            while (thread.isAlive() && !grace.isOver()) {
                try {
                    TimeUnit.NANOSECONDS.timedJoin(thread, grace.left().toNanos());
                } catch (InterruptedException e) {
                    grace.interrupted();
                }
            }
        }
    }

    private synchronized Set<Thread> awaitAll(Grace grace) {
        while (!awaited.isEmpty() && !grace.isOver()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, grace.left().toNanos());
            } catch (InterruptedException e) {
                grace.interrupted();
            }
        }
        return new HashSet<>(telling);
    }

    /** Waits no more: what is unknown stays so. Returns how many these are. */
    int cut() {
        List<SteadymailTransport> left;
        synchronized (this) {
            left = List.copyOf(awaited);
        }
        left.forEach(SteadymailTransport::cut);
        return left.size();
    }
}
