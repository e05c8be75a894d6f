package io.github.steadymail.transport;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs something when a deadline comes, on an executor that was given, or on one daemon thread for all. Thread-safe. */
final class Watchdog {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final ScheduledExecutorService timer;

    private Watchdog(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    static Watchdog on(@Nullable ScheduledExecutorService given) {
        return new Watchdog(given == null ? TIMER : given);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "steadymail-deadline");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    /** Runs the task when the deadline comes, unless the future is cancelled before. */
    Future<?> at(Deadline deadline, Runnable task) {
        int millis = deadline.within(0);
        try {
            return timer.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) { // without it a deadline would mean nothing
            return TIMER.schedule(task, millis, TimeUnit.MILLISECONDS);
        }
    }
}
