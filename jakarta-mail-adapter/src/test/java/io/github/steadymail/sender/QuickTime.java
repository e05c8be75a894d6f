package io.github.steadymail.sender;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Time of which no test waits for any: what a sender would wait for is written down, and over at once. */
public final class QuickTime {
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private volatile Runnable meanwhile = () -> {};
    private volatile long now;
    private volatile boolean ended;

    /** Begins at no time in particular. */
    public QuickTime() {}

    /** Makes a sender for which time passes like this. */
    public MailSender build(MailSenderBuilder builder) {
        return builder.build(new Quick());
    }

    /** What happens while somebody waits. */
    public void meanwhile(Runnable action) {
        meanwhile = action;
    }

    /** How long somebody waited, in order. */
    public List<Duration> waits() {
        return List.copyOf(waits);
    }

    private final class Quick implements Waiting {
        @Override
        public long nanos() {
            return now;
        }

        @Override
        public synchronized boolean pass(Duration time) throws InterruptedException {
            waits.add(time);
            meanwhile.run();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            now += time.toNanos();
            return !ended;
        }

        @Override
        public void end() {
            ended = true;
        }
    }
}
