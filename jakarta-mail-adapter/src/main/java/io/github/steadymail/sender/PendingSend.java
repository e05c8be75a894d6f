package io.github.steadymail.sender;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.transport.PreparedMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A message that is queued or in flight: completes with what comes of it, and of being cancelled. */
final class PendingSend extends CompletableFuture<Receipt> {
    private final PreparedMessage message;
    private final List<Address> recipients;
    private final Cancellation cancellation = new Cancellation();
    private final TimeLimit limit;
    private final AsyncSends owner;

    PendingSend(PreparedMessage message, List<Address> recipients, Duration deadline, AsyncSends owner) {
        this.message = message;
        this.recipients = recipients;
        this.limit = new TimeLimit(deadline, cancellation);
        this.owner = owner;
    }

    /** Sends it on this thread. */
    void run(AsyncSends.Way way) {
        Receipt receipt = null;
        Throwable failure = null;
        if (isLate()) {
            failLate();
            return;
        }
        cancellation.begins();
        try {
            receipt = way.send(message, recipients, limit);
        } catch (Throwable e) { // also an Error: somebody may wait for this
            failure = e;
        } finally {
            cancellation.ends();
        }
        if (failure == null) {
            complete(receipt);
        } else {
            completeExceptionally(failure);
        }
    }

    /** Whether its deadline has passed. */
    boolean isLate() {
        return limit.isOver();
    }

    /** What is left until then. */
    Duration left() {
        return limit.left();
    }

    /** It is not sent, as it has waited for too long. */
    void failLate() {
        fail(OwnFailure.passing(FailureKind.DEADLINE_EXCEEDED, "the deadline passed in the queue"));
    }

    /** It is not sent, and says so, whatever the message throws when it is asked who it is. */
    void fail(MessagingException failure) {
        MessagingException told = failure;
        try {
            told = owner.reports().refused(failure, message.message(), recipients);
        } catch (Throwable e) {
            told = OwnFailure.of(failure, recipients, null);
            told.addSuppressed(e);
        } finally {
            completeExceptionally(told);
            owner.hasFailed(this);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (isDone()) {
            return false;
        }
        if (owner.withdraw(this)) {
            fail(OwnFailure.passing(FailureKind.CANCELLED, "cancelled in the queue"));
            return true;
        }
        return mayInterruptIfRunning && cancellation.cancel();
    }

    /** Where the asynchronous continuations run. */
    @Override
    public Executor defaultExecutor() {
        return owner.executor();
    }

    /** What follows from it has the same executor: the JDK would take another for all but the first link of a chain. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new Following<>(owner.executor());
    }
}
