package io.github.steadymail.sender;

import io.github.steadymail.transport.TransactionTimes;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a send has come; used by its own thread only. */
final class Progress {
    private final long begun = System.nanoTime();
    private final MimeMessage message;
    private final int recipients;
    private final @Nullable Recording recording;
    private long tried = begun;
    private int attempts;
    private TransactionTimes times = TransactionTimes.NONE;

    /** A send that ends before it begins. */
    Progress(MimeMessage message, int recipients) {
        this(message, recipients, null);
    }

    Progress(MimeMessage message, int recipients, @Nullable Recording recording) {
        this.message = message;
        this.recipients = recipients;
        this.recording = recording;
    }

    /** It has a connection, and goes out on it, or on that which replaces it where it is stale. */
    void tries() {
        attempts++;
        if (attempts == 1) {
            tried = System.nanoTime();
        }
    }

    /** A transaction has ended, and took so long. */
    void ended(TransactionTimes transaction) {
        times = times.plus(transaction);
    }

    TransactionTimes times() {
        return times;
    }

    /** The event of Flight Recorder, null if nobody records it. */
    @Nullable
    Recording recording() {
        return recording;
    }

    /** The message's own identifier, which it has from the first attempt on. */
    Optional<String> messageId() {
        return Optional.ofNullable(MessageIdentity.of(message));
    }

    int recipients() {
        return recipients;
    }

    int attempts() {
        return attempts;
    }

    Duration waited() {
        return attempts == 0 ? took() : Duration.ofNanos(tried - begun);
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
