package io.github.steadymail.retrying;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Writes down the delays that it is asked for, and waits for none. */
final class RecordingScheduler extends ScheduledThreadPoolExecutor implements AutoCloseable {
    private final List<Duration> delays = new CopyOnWriteArrayList<>();

    RecordingScheduler() {
        super(1);
    }

    /** The delays longer than nothing, in order. */
    List<Duration> delays() {
        return delays.stream().filter(delay -> !delay.isZero()).toList();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        delays.add(Duration.of(delay, unit.toChronoUnit()));
        return super.schedule(task, 0, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        delays.add(Duration.of(delay, unit.toChronoUnit()));
        return super.schedule(task, 0, unit);
    }

    @Override
    public void close() {
        shutdownNow();
    }
}
