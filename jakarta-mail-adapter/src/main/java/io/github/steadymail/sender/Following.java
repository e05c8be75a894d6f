package io.github.steadymail.sender;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What follows from an asynchronous send, and what follows from that: all on the same executor, where it is asked for. */
final class Following<T> extends CompletableFuture<T> {
    private final Executor executor;

    Following(Executor executor) {
        this.executor = executor;
    }

    @Override
    public Executor defaultExecutor() {
        return executor;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new Following<>(executor);
    }
}
