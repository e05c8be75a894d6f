package io.github.steadymail.sender;

import io.github.steadymail.failure.RetryAction;
import io.github.steadymail.failure.SmtpFailure;
import jakarta.mail.MessagingException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks after a pool from time to time, on a thread of its own: closes what nobody uses, and opens what is to be kept
 * warm; after a failure that may pass later and later, after one that will not, such as refused credentials, not before
 * a send has opened a connection.
 */
final class Upkeep {
    private static final System.Logger LOGGER = System.getLogger("io.github.steadymail.sender");
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration LONGEST_CONNECT = Duration.ofMinutes(1);
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    private final Pool pool;
    private final boolean warms;
    private final Cancellation cancellation = new Cancellation();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "steadymail-pool");
        thread.setDaemon(true);
        return thread;
    });
    /** The next are read and written on the timer's thread only. */
    private boolean begun;

    private int failures;
    private @Nullable TimeLimit pause;

    @SuppressWarnings("FutureReturnValueIgnored") // it throws nothing
    Upkeep(Pool pool, Duration idle, boolean warms) {
        this.pool = pool;
        this.warms = warms;
        Duration half = idle.dividedBy(2);
        Duration longest = warms && half.compareTo(LONGEST) > 0 ? LONGEST : half;
        long every = (longest.compareTo(SHORTEST) < 0 ? SHORTEST : longest).toMillis();
        timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    /** A send has opened a connection: whatever was in the way is not any more. */
    void opened() {
        if (warms) {
            try {
                timer.execute(this::begin);
            } catch (RejectedExecutionException e) {
                // closed
            }
        }
    }

    private void begin() {
        begun = true;
        failures = 0;
        pause = null;
        warm();
    }

    private void look() {
        pool.sweep();
        if (begun && (pause == null || pause.isOver())) {
            warm();
        }
    }

    private void warm() {
        try {
            boolean opened = true;
            while (opened) {
                opened = pool.warm(new TimeLimit(LONGEST_CONNECT, cancellation));
            }
            failures = 0;
            pause = null;
        } catch (MessagingException | RuntimeException e) {
            pause = new TimeLimit(SmtpFailure.find(e).map(this::pauseAfter).orElse(FOR_GOOD));
            LOGGER.log(Level.DEBUG, "no connection could be opened in advance", e);
        }
    }

    private Duration pauseAfter(SmtpFailure failure) {
        failures++;
        boolean forGood = failure.retryAdvice().action() == RetryAction.NEVER;
        return forGood ? FOR_GOOD : failure.retryAdvice().delay(failures);
    }

    /** Ends the thread, and cuts what it is opening. */
    void close() {
        timer.shutdownNow();
        cancellation.cancel();
    }
}
