package io.github.steadymail.sender;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time that passes for a sender, until it is closed. Thread-safe; nothing is locked while somebody waits. */
interface Waiting {

    /** The time now, to be compared with other times of this kind only. */
    long nanos();

    /** Waits so long; false, and at once, if the sender is closed. */
    boolean pass(Duration time) throws InterruptedException;

    /** Ends all waiting, now and from now on. */
    void end();

    /** The time of the clock. */
    static Waiting real() {
        CountDownLatch ended = new CountDownLatch(1);
        return new Waiting() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public boolean pass(Duration time) throws InterruptedException {
                return !ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
            }

            @Override
            public void end() {
                ended.countDown();
            }
        };
    }
}
