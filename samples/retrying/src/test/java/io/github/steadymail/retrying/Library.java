package io.github.steadymail.retrying;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The libraries that call from the outside. */
enum Library {
    FAILSAFE {
        @Override
        CompletionStage<Void> start(Delivery delivery, ScheduledExecutorService scheduler) {
            return WithFailsafe.send(delivery, scheduler);
        }
    },
    RESILIENCE4J {
        @Override
        CompletionStage<Void> start(Delivery delivery, ScheduledExecutorService scheduler) {
            return WithResilience4j.send(delivery, scheduler);
        }
    };

    abstract CompletionStage<Void> start(Delivery delivery, ScheduledExecutorService scheduler);

    /** Sends it to the end of all attempts, and throws what the last one threw. */
    void send(Delivery delivery, ScheduledExecutorService scheduler) throws Exception {
        try {
            start(delivery, scheduler).toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
