package io.github.steadymail.sender;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.SmtpFailureBuilder;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * After the server found the sender too fast, nothing is sent until the time that it asked for has passed.
 *
 * <p>Thread-safe; nothing is locked while somebody waits.
 */
final class RatePause {
    private final Waiting waiting;
    private final Duration longest;
    private final AtomicLong end;

    RatePause(Waiting waiting, Duration longest) {
        this.waiting = waiting;
        this.longest = longest;
        this.end = new AtomicLong(waiting.nanos());
    }

    /** Takes note of what the server said: of a rate limit, no other failure begins or lengthens a pause. */
    void after(SmtpFailure failure) {
        if (failure.kind() != FailureKind.RATE_LIMITED || failure.reply().isEmpty()) {
            return;
        }
        Duration asked = failure.retryAdvice().delay(1);
        Duration pause = asked.compareTo(longest) < 0 ? asked : longest; // no server stops us for a day
        end.accumulateAndGet(waiting.nanos() + pause.toNanos(), (one, other) -> one - other > 0 ? one : other);
    }

    boolean isOn() {
        return left() > 0;
    }

    private long left() {
        return end.get() - waiting.nanos();
    }

    /** Waits for the end of the pause, or fails at once if the send's own would come before it. */
    void await(TimeLimit limit) throws MessagingException {
        for (long nanos = left(); nanos > 0; nanos = left()) {
            Duration left = Duration.ofNanos(nanos);
            if (left.compareTo(limit.left()) >= 0) {
                throw tooLong(left);
            }
            pass(left);
        }
    }

    private void pass(Duration left) throws MessagingException {
        try {
            if (!waiting.pass(left)) {
                throw OwnFailure.closed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OwnFailure.passing(FailureKind.CANCELLED, "interrupted while the sender paused for a rate limit");
        }
    }

    private static MessagingException tooLong(Duration left) {
        Duration delay = Duration.ofSeconds(left.toSeconds() + 1);
        return SmtpFailureBuilder.because(
                        Classification.passing(FailureKind.RATE_LIMITED, null).withDelay(delay))
                .detail("the server limits the rate; this sender sends nothing for another " + delay.toSeconds() + " s")
                .build()
                .exception();
    }
}
