package io.github.steadymail.sender;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.transport.PreparedMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The messages that nobody waits for: a bounded queue, from which as many threads send as there are connections. */
final class AsyncSends {
    private final Way way;
    private final Reports reports;
    private final Duration deadline;
    private final int threads;
    private final int most;
    private final Executor executor;
    private final @Nullable SendThreads own;

    private final Deque<PendingSend> waiting = new ArrayDeque<>();
    private int running;
    private boolean closed;

    /** How one message is sent. */
    interface Way {
        Receipt send(PreparedMessage message, List<Address> recipients, TimeLimit limit) throws MessagingException;
    }

    AsyncSends(Way way, Reports reports, Duration deadline, Backlog backlog) {
        this.way = way;
        this.reports = reports;
        this.deadline = deadline;
        this.threads = backlog.threads();
        this.most = backlog.threads() + backlog.queue();
        Executor given = backlog.executor();
        SendThreads made = given == null ? new SendThreads() : null;
        this.own = made;
        this.executor = made == null ? Objects.requireNonNull(given) : made;
    }

    Executor executor() {
        return executor;
    }

    Reports reports() {
        return reports;
    }

    /** How many wait. */
    synchronized int queued() {
        return waiting.size();
    }

    /** Takes a message, or refuses it at once: the future says which. */
    PendingSend add(PreparedMessage message, List<Address> recipients) {
        PendingSend send = new PendingSend(message, recipients, deadline, this);
        boolean wanted = false;
        MessagingException refusal = null;
        synchronized (this) {
            if (closed) {
                refusal = OwnFailure.closed();
            } else if (waiting.size() + running >= most) {
                refusal = OwnFailure.passing(FailureKind.QUEUE_FULL, most + " messages are queued or in flight");
            } else {
                waiting.add(send);
                wanted = running < threads;
                running += wanted ? 1 : 0;
            }
        }
        if (refusal != null) {
            send.fail(refusal);
        } else if (wanted) {
            start(send);
        }
        return send;
    }

    private void start(PendingSend send) {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException e) {
            synchronized (this) {
                running--;
                notifyAll();
            }
            if (withdraw(send)) {
                send.fail(OwnFailure.passing(FailureKind.QUEUE_FULL, "the executor takes nothing more"));
            }
        }
    }

    private void run() {
        for (PendingSend next = next(); next != null; next = next()) {
            next.run(way);
        }
    }

    private synchronized @Nullable PendingSend next() {
        PendingSend next = waiting.poll();
        if (next == null) {
            running--;
            notifyAll();
        }
        return next;
    }

    /** Takes a message out of the queue; false if it is not there any more. */
    synchronized boolean withdraw(PendingSend send) {
        return waiting.remove(send);
    }

    /** Takes nothing more, and sends what it has within a time; what waits even then fails. Returns how many these are. */
    int close(TimeLimit grace) {
        List<PendingSend> left;
        synchronized (this) {
            closed = true;
            try {
                while (running > 0 && !grace.isOver()) {
                    TimeUnit.NANOSECONDS.timedWait(this, grace.left().toNanos());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            left = List.copyOf(waiting);
            waiting.clear();
        }
        left.forEach(send -> send.fail(OwnFailure.closed()));
        if (own != null) {
            own.close();
        }
        return left.size();
    }
}
