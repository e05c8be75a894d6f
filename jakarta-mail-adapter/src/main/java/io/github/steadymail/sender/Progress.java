package io.github.steadymail.sender;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far a send has come; used by its own thread only. */
final class Progress {
    private final long begun = System.nanoTime();
    private final int recipients;
    private final @Nullable Recording recording;
    private long tried = begun;
    private int attempts;

    /** A send that ends before it begins. */
    Progress(int recipients) {
        this(recipients, null);
    }

    Progress(int recipients, @Nullable Recording recording) {
        this.recipients = recipients;
        this.recording = recording;
    }

    /** It has a connection, and goes out on it. */
    void tries() {
        attempts++;
        if (attempts == 1) {
            tried = System.nanoTime();
        }
    }

    /** The event of Flight Recorder, null if nobody records it. */
    @Nullable
    Recording recording() {
        return recording;
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
