package io.github.steadymail.retrying;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

final class WithFailsafe {
    static final RetryPolicy<Object> POLICY = RetryPolicy.builder()
            .handleIf(Verdict::again)
            .withMaxAttempts(6)
            .withDelayFn(context -> Verdict.delay(context.getLastException(), context.getAttemptCount()))
            .build();

    static CompletableFuture<Void> send(Delivery delivery, ScheduledExecutorService scheduler) {
        return Failsafe.with(POLICY).with(scheduler).runAsync(delivery::attempt);
    }

    private WithFailsafe() {}
}
