package io.github.steadymail.sender;

import dev.failsafe.Failsafe;
import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.RetryAction;
import io.github.steadymail.failure.SmtpFailure;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** One message on its way to all its recipients: as many attempts as the policy and the deadline allow. */
final class Retrying {
    private final RetryPolicy policy;
    private final Attempt attempt;
    private final TimeLimit limit;
    private final Ledger ledger;
    private final CallersThread thread;
    private final List<CompletableFuture<Next>> batches = new ArrayList<>();

    private Retrying(RetryPolicy policy, Waiting waiting, Attempt attempt, TimeLimit limit, Ledger ledger) {
        this.policy = policy;
        this.attempt = attempt;
        this.limit = limit;
        this.ledger = ledger;
        this.thread = new CallersThread(waiting);
    }

    /** One transaction. */
    @FunctionalInterface
    interface Attempt {
        Receipt send(Address[] recipients) throws MessagingException;
    }

    /** Whether to go on with these, and after what time; with nobody, if the time is null. */
    private record Next(int[] members, @Nullable Duration delay) {
        static final Next NONE = new Next(new int[0], null);

        boolean again() {
            return delay != null;
        }
    }

    static Receipt send(RetryPolicy policy, Waiting waiting, Attempt attempt, TimeLimit limit, Ledger ledger)
            throws MessagingException {
        return new Retrying(policy, waiting, attempt, limit, ledger).sendTo(ledger.all());
    }

    private Receipt sendTo(int[] members) throws MessagingException {
        begin(members, 0);
        try {
            thread.run(); // if it ends before its time, the sender was closed, and what failed last is thrown
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ledger.cancelled(
                    Classification.passing(FailureKind.CANCELLED, null), "interrupted between two attempts");
        }
        batches.forEach(Retrying::rethrow);
        return ledger.close();
    }

    /** Whatever is thrown that is no failure of a send, such as an {@code Error} of the message's. */
    private static void rethrow(CompletableFuture<Next> batch) {
        try {
            batch.getNow(Next.NONE);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /** Sends to these, who were in so many transactions before. */
    private void begin(int[] members, int before) {
        int[][] open = {members};
        dev.failsafe.RetryPolicy<Next> again = dev.failsafe.RetryPolicy.<Next>builder()
                .handleResultIf(Next::again)
                .handleIf((Next next, Throwable thrown) -> false)
                .withMaxAttempts(policy.attempts() - before)
                .withDelayFn(context -> context.getLastResult().delay())
                .build();
        batches.add(Failsafe.with(again).with(thread).getAsync(context -> {
            Next next = attempt(open[0], before + context.getAttemptCount() + 1);
            open[0] = next.members();
            return next;
        }));
    }

    private Next attempt(int[] members, int made) throws MessagingException {
        try {
            ledger.accepted(members, attempt.send(ledger.addresses(members)));
            return Next.NONE;
        } catch (MessagingException e) {
            SmtpFailure failure = SmtpFailure.find(e).orElseThrow(() -> e);
            ledger.failed(members, failure);
            return next(members, failure, made);
        }
    }

    private Next next(int[] members, SmtpFailure failure, int made) {
        int[] remaining = ledger.remaining(members);
        Duration delay = failure.retryAdvice().delay(made);
        if (made >= policy.attempts() || !mayGoOn(failure) || remaining.length == 0 || !policy.allows(delay, limit)) {
            return Next.NONE;
        }
        Duration jittered =
                policy.jittered(delay, limit, ThreadLocalRandom.current().nextDouble());
        int size = batchSize(failure, remaining.length);
        if (size == remaining.length) {
            return new Next(remaining, jittered);
        }
        for (int from = 0; from < remaining.length; from += size) {
            int[] part = Arrays.copyOfRange(remaining, from, Math.min(from + size, remaining.length));
            thread.later(() -> begin(part, made), jittered);
        }
        return Next.NONE;
    }

    private static boolean mayGoOn(SmtpFailure failure) {
        boolean ended = failure.kind() == FailureKind.CANCELLED || failure.kind() == FailureKind.DEADLINE_EXCEEDED;
        return !ended
                && switch (failure.retryAdvice().action()) {
                    case LATER, RECONNECT, REMAINING, SPLIT -> true;
                    case NEVER, VERIFY -> false;
                };
    }

    private static int batchSize(SmtpFailure failure, int recipients) {
        boolean smaller = failure.retryAdvice().action() == RetryAction.SPLIT;
        int most = smaller ? (recipients + 1) / 2 : recipients; // where no limit is known
        return Math.min(most, failure.retryAdvice().batchSize());
    }
}
