package io.github.steadymail.retrying;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;

public final class AdvisedBackoff implements CustomBackoffStrategy {
    private int attempts;

    @Override
    public long nextDelayInMillis(Throwable thrown) {
        attempts++;
        return Verdict.delay(thrown, attempts).toMillis();
    }
}
