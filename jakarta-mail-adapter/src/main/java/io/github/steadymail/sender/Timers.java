package io.github.steadymail.sender;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs what is due later, on an executor that was given or on daemon threads of its own. Thread-safe. */
final class Timers implements AutoCloseable {
    /** One of them may be opening a connection when the other is wanted. */
    private static final int THREADS = 2;

    private final ScheduledExecutorService executor;
    private final boolean own;

    private Timers(ScheduledExecutorService executor, boolean own) {
        this.executor = executor;
        this.own = own;
    }

    static Timers of(@Nullable ScheduledExecutorService given) {
        return given == null ? new Timers(ownThreads(), true) : new Timers(given, false);
    }

    private static ScheduledThreadPoolExecutor ownThreads() {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "steadymail-pool");
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
        threads.setKeepAliveTime(1, TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Runs the task once, after this time; null if nothing more is taken. */
    @Nullable
    Future<?> after(Duration time, Runnable task) {
        try {
            return executor.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            return null;
        }
    }

    /** Runs the task again and again, with this time in between; throws IllegalStateException if nothing more is taken. */
    Future<?> every(Duration time, Runnable task) {
        try {
            return executor.scheduleWithFixedDelay(task, time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the timer takes nothing, as one that is shut down: " + executor, e);
        }
    }

    /** Runs the task soon, unless nothing more is taken. */
    void soon(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            // closed, or about to be
        }
    }

    /** Ends the threads, where they are its own. */
    @Override
    public void close() {
        if (own) {
            executor.shutdownNow();
        }
    }
}
