package io.github.steadymail.sender;

import java.time.Duration;

/** How far a send has come; used by its own thread only. */
final class Progress {
    private final long begun = System.nanoTime();
    private final int recipients;
    private long tried = begun;
    private int attempts;

    Progress(int recipients) {
        this.recipients = recipients;
    }

    /** It has a connection, and goes out on it. */
    void tries() {
        attempts++;
        if (attempts == 1) {
            tried = System.nanoTime();
        }
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
