package io.github.steadymail.sender;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads of asynchronous sends where no executor was given, and of what follows from those whose time passes in the
 * queue: virtual ones from JDK 24 on, platform threads before; either end when there is nothing to do.
 */
final class SendThreads implements Executor, AutoCloseable {
    private static final String NAME = "steadymail-send-";
    /** The first JDK in which a virtual thread that waits in a synchronized method leaves its carrier (JEP 491). */
    private static final int UNPINNED = 24;

    private final ThreadPoolExecutor pool;

    SendThreads() {
        ThreadFactory virtual = virtual();
        pool = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                virtual == null ? 1_000 : 1,
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                virtual == null ? platform() : virtual);
    }

    private static ThreadFactory platform() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, NAME + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static @Nullable ThreadFactory virtual() {
        if (Runtime.version().feature() < UNPINNED) {
            return null;
        }
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
            Object named = type.getMethod("name", String.class, long.class).invoke(builder, NAME, 0L);
            return (ThreadFactory) type.getMethod("factory").invoke(named);
        } catch (ReflectiveOperationException e) {
            return null; // a platform thread sends as well
        }
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /**
     * Lets the threads end as soon as they have nothing to do. What comes later still runs: continuations of a send that
     * ends after this would be lost if it were refused.
     */
    @Override
    public void close() {
        pool.setKeepAliveTime(0, TimeUnit.NANOSECONDS);
    }
}
