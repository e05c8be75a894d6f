package io.github.steadymail.sender;

import io.github.steadymail.failure.RetryAction;
import io.github.steadymail.failure.SmtpFailure;
import jakarta.mail.MessagingException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Looks after a pool from time to time, on a timer's thread: closes what nobody uses, and opens what is to be kept warm;
 * after a failure that may pass later and later, after one that will not, such as refused credentials, not before a send
 * has opened a connection, and never while the sender pauses for a rate limit. Thread-safe.
 */
final class Upkeep {
    private static final System.Logger LOGGER = System.getLogger("io.github.steadymail.sender");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration LONGEST_CONNECT = Duration.ofMinutes(1);
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    private final Pool pool;
    private final Timers timers;
    private final boolean warms;
    private final Cancellation cancellation = new Cancellation();
    private final Future<?> looking;
    /** A send has opened a connection, and nobody has looked since. */
    private final AtomicBoolean news = new AtomicBoolean();
    /** How many have asked to warm since somebody began to do so: one thread does. */
    private final AtomicInteger asked = new AtomicInteger();
    /** The next are read and written by that thread only. */
    private boolean begun;

    private int failures;
    private @Nullable TimeLimit pause;

    Upkeep(Pool pool, Timers timers, Duration idle, boolean warms) {
        this.pool = pool;
        this.timers = timers;
        this.warms = warms;
        Duration half = idle.dividedBy(2);
        Duration longest = warms && half.compareTo(LONGEST) > 0 ? LONGEST : half;
        this.looking = timers.every(longest.compareTo(SHORTEST) < 0 ? SHORTEST : longest, this::look);
    }

    /** A send has opened a connection: whatever was in the way is not any more. */
    void opened() {
        if (warms) {
            news.set(true);
            timers.soon(this::warm);
        }
    }

    private void look() {
        try {
            pool.sweep();
        } catch (RuntimeException | Error e) { // else the timer would never call again
            LOGGER.log(Level.WARNING, "the idle connections could not be looked after", e);
        }
        warm();
    }

    private void warm() {
        if (!warms || asked.getAndIncrement() > 0) {
            return; // who does it will do it once more
        }
        int seen;
        do {
            seen = asked.get();
            if (news.getAndSet(false)) {
                begun = true;
                failures = 0;
                pause = null;
            }
            if (begun && (pause == null || pause.isOver())) {
                fill();
            }
        } while (!asked.compareAndSet(seen, 0));
    }

    private void fill() {
        try {
            boolean opened = true;
            while (opened) {
                opened = pool.warm(new TimeLimit(LONGEST_CONNECT, cancellation));
            }
            failures = 0;
            pause = null;
        } catch (MessagingException | RuntimeException | Error e) {
            pause = new TimeLimit(SmtpFailure.find(e).map(this::pauseAfter).orElse(FOR_GOOD));
            LOGGER.log(Level.DEBUG, "no connection could be opened in advance", e);
        }
    }

    private Duration pauseAfter(SmtpFailure failure) {
        failures++;
        boolean forGood = failure.retryAdvice().action() == RetryAction.NEVER;
        return forGood ? FOR_GOOD : failure.retryAdvice().delay(failures);
    }

    /** Looks no more, and cuts what is being opened. */
    void close() {
        looking.cancel(true);
        cancellation.cancel();
    }
}
