package io.github.steadymail.sender;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.transport.PreparedMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The messages that nobody waits for: a bounded queue, from which as many threads send as there are connections. */
final class AsyncSends {
    private static final System.Logger LOGGER = System.getLogger("io.github.steadymail.sender");

    private final Way way;
    private final Reports reports;
    private final Duration deadline;
    private final int threads;
    private final long most;
    private final Executor executor;
    /** Where messages are sent, if no executor is given, and those fail whose time passed in the queue. */
    private final SendThreads own = new SendThreads();

    private final Timers timers;

    private final Deque<PendingSend> waiting = new ArrayDeque<>();
    /** Those whose time passed in the queue, and for whom no thread has come yet. */
    private final Deque<PendingSend> late = new ArrayDeque<>();
    /** Those who left the queue unsent, and the threads that tell so, or run what follows from it. */
    private final Map<PendingSend, Thread> failing = new HashMap<>();
    /** Those that send, or run what follows from it. */
    private final Set<Worker> busy = new HashSet<>();
    /** How many workers were handed to the executor, and have not come to their end. */
    private int running;

    private boolean closed;
    /** When the time of the first in the queue is over, and by that of nobody before him: all have the same. */
    private @Nullable Future<?> expiry;

    /** How one message is sent. */
    interface Way {
        Receipt send(PreparedMessage message, List<Address> recipients, TimeLimit limit) throws MessagingException;
    }

    /** Sends what waits, one after the other, until nothing does. */
    private final class Worker implements Runnable {
        /** The next are guarded by the queue's lock. */
        private @Nullable Thread thread;

        private boolean over;

        @Override
        public void run() {
            for (PendingSend next = next(this); next != null; next = next(this)) {
                try {
                    next.run(way);
                } catch (Throwable e) { // the message has its outcome; the others wait for theirs
                    LOGGER.log(Level.WARNING, "what follows from a message failed", e);
                }
            }
        }
    }

    AsyncSends(Way way, Reports reports, Duration deadline, Backlog backlog) {
        this.way = way;
        this.reports = reports;
        this.deadline = deadline;
        this.threads = backlog.threads();
        this.most = (long) backlog.threads() + backlog.queue();
        this.executor = Objects.requireNonNullElse(backlog.executor(), own);
        this.timers = backlog.timers();
    }

    Executor executor() {
        return executor;
    }

    Reports reports() {
        return reports;
    }

    /** A stage for what is not worth a place in the queue. */
    CompletionStage<Receipt> failed(MessagingException failure) {
        CompletableFuture<Receipt> stage = new Following<>(executor);
        stage.completeExceptionally(failure);
        return stage;
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
            } else if ((long) waiting.size() + busy.size() >= most) {
                refusal = OwnFailure.passing(FailureKind.QUEUE_FULL, most + " messages are queued or in flight");
            } else {
                waiting.add(send);
                watch();
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

    /** Hands over a worker for this message; one that is refused fails it, and strands nobody who counted on it. */
    private void start(PendingSend send) {
        for (PendingSend next = send; next != null; next = stranded()) {
            Worker worker = new Worker();
            try {
                executor.execute(worker);
                return;
            } catch (RuntimeException | Error e) { // whatever it throws, it may have taken the worker or not
                if (giveUp(worker, next)) {
                    next.fail(refusal(e));
                }
            }
        }
    }

    private static MessagingException refusal(Throwable thrown) {
        Exception next = thrown instanceof Exception own ? own : new RejectedExecutionException(thrown);
        return OwnFailure.passing(FailureKind.QUEUE_FULL, "the executor takes nothing more: " + thrown, next);
    }

    /** The worker is not to begin any more; whether its message still waits. A worker that has begun goes on. */
    private synchronized boolean giveUp(Worker worker, PendingSend send) {
        if (worker.over || busy.contains(worker)) {
            return false;
        }
        worker.over = true;
        running--;
        return withdraw(send);
    }

    /** The first of those who wait for a worker, where there is none; one is counted for it. */
    private synchronized @Nullable PendingSend stranded() {
        PendingSend first = running == 0 ? waiting.peek() : null;
        running += first == null ? 0 : 1;
        return first;
    }

    private synchronized @Nullable PendingSend next(Worker worker) {
        if (worker.over) {
            return null;
        }
        PendingSend next = waiting.poll();
        if (next == null) {
            worker.over = true;
            busy.remove(worker);
            running--;
            notifyAll();
        } else {
            worker.thread = Thread.currentThread();
            busy.add(worker);
        }
        return next;
    }

    /** To be told when the time of the first is over, where nobody waits for that. */
    private synchronized void watch() {
        PendingSend first = waiting.peek();
        if (first != null && (expiry == null || expiry.isDone())) {
            expiry = timers.after(first.left(), this::expire);
        }
    }

    private void expire() {
        int expired = 0;
        synchronized (this) {
            expiry = null;
            for (PendingSend first = waiting.peek(); first != null && first.isLate(); first = waiting.peek()) {
                late.add(waiting.remove());
                expired++;
            }
            watch();
        }
        for (int i = 0; i < expired; i++) {
            failElsewhere();
        }
    }

    /** What follows from one that is late may block, and is to hold up neither the timer nor the others. */
    private void failElsewhere() {
        try {
            own.execute(this::failNextLate);
        } catch (RuntimeException | Error e) { // no thread can be had
            LOGGER.log(Level.WARNING, "a message that is late fails on the timer's thread", e);
            failNextLate();
        }
    }

    private void failNextLate() {
        PendingSend next = nextLate();
        if (next != null) {
            next.failLate();
        }
    }

    private synchronized @Nullable PendingSend nextLate() {
        PendingSend next = late.poll();
        if (next != null) {
            failing.put(next, Thread.currentThread());
        }
        return next;
    }

    /** Takes a message out of the queue, to be failed on this thread; false if it is not there any more. */
    synchronized boolean withdraw(PendingSend send) {
        boolean waited = waiting.remove(send) || late.remove(send);
        if (waited) {
            failing.put(send, Thread.currentThread());
        }
        return waited;
    }

    /** A message has failed, and what follows from that has run. */
    synchronized void hasFailed(PendingSend send) {
        failing.remove(send);
        notifyAll();
    }

    /** Whether this thread runs what follows from a message: whoever waits for the others must not wait for it. */
    synchronized boolean isOnWorker() {
        return busy.stream().anyMatch(AsyncSends::isHere) || failing.containsValue(Thread.currentThread());
    }

    /** Whether others than this thread send or fail a message, or run what follows from it. */
    synchronized boolean isBusy() {
        return !busy.stream().allMatch(AsyncSends::isHere)
                || !failing.values().stream().allMatch(Thread.currentThread()::equals);
    }

    private static boolean isHere(Worker worker) {
        return Thread.currentThread().equals(worker.thread);
    }

    /** Takes nothing more, and sends what it has while there is time. */
    synchronized void finish(Grace grace) {
        closed = true;
        while ((!waiting.isEmpty() || !late.isEmpty() || isBusy()) && !grace.isOver()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, grace.left().toNanos());
            } catch (InterruptedException e) {
                grace.interrupted();
            }
        }
    }

    /** Fails what still waits, also for a thread to be failed on. Returns how many the former are. */
    int refuseRest() {
        for (PendingSend next = nextLate(); next != null; next = nextLate()) {
            next.failLate();
        }
        List<PendingSend> left;
        synchronized (this) {
            left = List.copyOf(waiting);
            waiting.clear();
        }
        left.forEach(send -> send.fail(OwnFailure.closed()));
        return left.size();
    }

    /** Lets the threads end as soon as they have nothing to do. */
    void end() {
        own.close();
        synchronized (this) {
            if (expiry != null) {
                expiry.cancel(false);
            }
        }
        timers.close();
    }
}
