package io.github.steadymail.retrying;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what the page's backoff asks for, and waits for nothing. */
public final class RecordingBackoff implements CustomBackoffStrategy {
    static final List<Duration> DELAYS = new CopyOnWriteArrayList<>();

    private final AdvisedBackoff advised = new AdvisedBackoff();

    @Override
    public long nextDelayInMillis(Throwable thrown) {
        DELAYS.add(Duration.ofMillis(advised.nextDelayInMillis(thrown)));
        return 0;
    }
}
