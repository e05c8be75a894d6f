package io.github.steadymail.retrying;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import jakarta.mail.MessagingException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;

final class WithResilience4j {
    static final Retry RETRY = Retry.of(
            "mail",
            RetryConfig.<Object>custom()
                    .retryOnException(Verdict::again)
                    .maxAttempts(6)
                    .intervalBiFunction((attempts, outcome) ->
                            Verdict.delay(outcome.getLeft(), attempts).toMillis())
                    .build());

    static CompletionStage<Void> send(Delivery delivery, ScheduledExecutorService scheduler) {
        return RETRY.executeCompletionStage(
                scheduler, () -> CompletableFuture.runAsync(() -> attempt(delivery), scheduler));
    }

    private static void attempt(Delivery delivery) {
        try {
            delivery.attempt();
        } catch (MessagingException e) {
            throw new CompletionException(e);
        }
    }

    private WithResilience4j() {}
}
