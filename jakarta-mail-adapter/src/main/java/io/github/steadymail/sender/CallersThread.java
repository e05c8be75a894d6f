package io.github.steadymail.sender;

import dev.failsafe.spi.Scheduler;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs what is due at its time on the thread that sends, and waits in between. Not thread-safe: that one only. */
final class CallersThread implements Scheduler {
    private final Waiting waiting;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private int scheduled;

    CallersThread(Waiting waiting) {
        this.waiting = waiting;
    }

    @Override
    public ScheduledFuture<?> schedule(Callable<?> callable, long delay, TimeUnit unit) {
        Task task = task(callable::call, unit.toNanos(delay));
        tasks.add(task);
        return task;
    }

    void later(Runnable action, Duration delay) {
        tasks.add(task(Executors.callable(action), delay.toNanos()));
    }

    private Task task(Callable<Object> callable, long nanos) {
        return new Task(callable, waiting, waiting.nanos() + nanos, scheduled++);
    }

    /** Runs all that is scheduled, in the order in which it is due; false if waiting ended before that. */
    boolean run() throws InterruptedException {
        for (Task task = tasks.peek(); task != null; task = tasks.peek()) {
            Duration left = Duration.ofNanos(task.getDelay(TimeUnit.NANOSECONDS));
            boolean isDue = left.isZero() || left.isNegative();
            if (!isDue && !waiting.pass(left)) {
                return false;
            }
            tasks.remove(task);
            task.run();
        }
        return true;
    }

    private static final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {
        private final Waiting waiting;
        private final long due;
        private final int number;

        Task(Callable<Object> callable, Waiting waiting, long due, int number) {
            super(callable);
            this.waiting = waiting;
            this.due = due;
            this.number = number;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - waiting.nanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Task that = (Task) other;
            return due == that.due ? Integer.compare(number, that.number) : Long.signum(due - that.due);
        }
    }
}
