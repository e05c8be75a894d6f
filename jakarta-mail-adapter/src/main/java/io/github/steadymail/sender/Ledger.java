package io.github.steadymail.sender;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.PartialDeliveryException;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What has become of each recipient over all attempts, in the envelope's order. */
final class Ledger {
    /** So many earlier failures are kept, as a server may refuse one recipient after the other. */
    private static final int KEPT = 8;

    private final List<Address> recipients;
    private final @Nullable String messageId;
    private final RecipientOutcome[] outcomes;
    private final Deque<SmtpFailure> failures = new ArrayDeque<>();
    private final List<Late> late = new ArrayList<>(0);
    private @Nullable SmtpReply finalReply;

    Ledger(List<Address> recipients, @Nullable String messageId) {
        this.recipients = recipients;
        this.messageId = messageId;
        this.outcomes = recipients.stream()
                .map(each -> RecipientOutcome.notAttempted(Recipients.text(each), null))
                .toArray(RecipientOutcome[]::new);
    }

    /** A transaction whose verdict may come yet. */
    private record Late(int[] members, CompletableFuture<Outcome> verdict) {}

    int[] all() {
        return IntStream.range(0, outcomes.length).toArray();
    }

    Address[] addresses(int[] members) {
        return Arrays.stream(members).mapToObj(recipients::get).toArray(Address[]::new);
    }

    void accepted(int[] members, Receipt receipt) {
        finalReply = receipt.reply();
        note(members, receipt.recipients());
    }

    void failed(int[] members, SmtpFailure failure) {
        if (failures.size() > KEPT) {
            failures.removeFirst();
        }
        failures.addLast(failure);
        if (failure instanceof PartialDeliveryException partial) {
            finalReply = partial.finalReply().orElse(finalReply);
        }
        note(members, failure.recipients());
        if (failure instanceof OutcomeUnknownException unknown) {
            late.add(new Late(members, unknown.lateVerdict().toCompletableFuture()));
        }
    }

    /** A failure without an envelope, as while connecting, leaves everything as it was. */
    private void note(int[] members, List<RecipientOutcome> came) {
        for (int i = 0; i < members.length && came.size() == members.length; i++) {
            outcomes[members[i]] = came.get(i);
        }
    }

    /** Those of them to whom it may be sent again. */
    int[] remaining(int[] members) {
        return Arrays.stream(members).filter(this::isRemaining).toArray();
    }

    private boolean isRemaining(int member) {
        return switch (outcomes[member].disposition()) {
            case DEFERRED, NOT_ATTEMPTED -> true;
            case ACCEPTED, REJECTED, UNKNOWN -> false;
        };
    }

    /** The receipt, if everybody has it; else the one failure that speaks of all. */
    Receipt close() throws MessagingException {
        SmtpFailure last = failures.peekLast();
        if (finalReply != null && count(Disposition.ACCEPTED) == outcomes.length) {
            return new Receipt(finalReply, List.of(outcomes), messageId);
        }
        if (last == null) {
            throw new IllegalStateException("nothing was attempted");
        }
        if (last.recipients().equals(List.of(outcomes)) || (last.recipients().isEmpty() && nothingWasSaid())) {
            failures.removeLast();
            throw following(last);
        }
        throw merged(reason(last));
    }

    /** The last failure that stands; the recipients' own outcomes, where one of them says why. */
    private SmtpFailureBuilder reason(SmtpFailure last) {
        boolean told =
                Arrays.stream(outcomes).anyMatch(outcome -> outcome.kind().isPresent());
        Iterator<SmtpFailure> latestFirst = failures.descendingIterator();
        while (latestFirst.hasNext()) {
            SmtpFailure failure = latestFirst.next();
            boolean toldThen = failure.recipients().stream()
                    .anyMatch(outcome -> outcome.kind().isPresent());
            if (!toldThen) {
                return SmtpFailureBuilder.because(failure);
            }
            if (told) {
                return SmtpFailureBuilder.of(List.of(outcomes));
            }
        }
        return SmtpFailureBuilder.because(last);
    }

    /** The failure of a caller who gave up waiting. */
    MessagingException cancelled(Classification cause, String words) {
        for (int i = 0; i < outcomes.length; i++) {
            if (isRemaining(i)) {
                outcomes[i] = RecipientOutcome.notAttempted(
                        outcomes[i].address(), outcomes[i].reply().orElse(null));
            }
        }
        return merged(SmtpFailureBuilder.because(cause).detail(words));
    }

    private MessagingException merged(SmtpFailureBuilder builder) {
        CompletableFuture<Outcome> inTheEnd = late.isEmpty() ? null : new CompletableFuture<>();
        SmtpFailure failure = builder.recipients(List.of(outcomes))
                .messageId(messageId)
                .finalReply(finalReply)
                .addresses(
                        having(Disposition.ACCEPTED),
                        having(Disposition.DEFERRED, Disposition.NOT_ATTEMPTED),
                        having(Disposition.REJECTED))
                .lateVerdict(inTheEnd == null ? null : inTheEnd.minimalCompletionStage())
                .build();
        MessagingException thrown = following(failure);
        if (inTheEnd != null) {
            await(inTheEnd, failure); // the last thing done here: the ledger is another thread's from now on
        }
        return thrown;
    }

    /** Tells what came of all in the end, once each verdict that is waited for has come, or will not. */
    private void await(CompletableFuture<Outcome> inTheEnd, SmtpFailure told) {
        CompletionStage<Void> all =
                CompletableFuture.allOf(late.stream().map(Late::verdict).toArray(CompletableFuture[]::new));
        all.thenRun(() -> {
            Outcome outcome = Outcome.of(told);
            try {
                outcome = whole(outcome);
            } finally {
                inTheEnd.complete(outcome);
            }
        });
    }

    /** What came of all; what was told before, if no verdict has come. */
    private Outcome whole(Outcome told) {
        boolean changed = false;
        for (Late transaction : List.copyOf(late)) {
            Outcome verdict = transaction.verdict().join();
            changed |= !(verdict instanceof Outcome.Unknown);
            if (verdict instanceof Outcome.Accepted accepted) {
                accepted(transaction.members(), accepted.receipt());
            } else {
                verdict.failure().ifPresent(failure -> failed(transaction.members(), failure));
            }
        }
        late.clear();
        if (!changed) {
            return told;
        }
        try {
            return new Outcome.Accepted(close());
        } catch (MessagingException e) {
            return Outcome.of(SmtpFailure.find(e).orElseThrow());
        }
    }

    private MessagingException following(SmtpFailure failure) {
        MessagingException thrown = failure.exception();
        failures.forEach(earlier -> thrown.addSuppressed(earlier.exception()));
        return thrown;
    }

    private boolean nothingWasSaid() {
        return count(Disposition.NOT_ATTEMPTED) == outcomes.length;
    }

    private long count(Disposition disposition) {
        return Arrays.stream(outcomes)
                .filter(each -> each.disposition() == disposition)
                .count();
    }

    private Address[] having(Disposition... dispositions) {
        List<Disposition> wanted = List.of(dispositions);
        List<Address> all = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            if (wanted.contains(outcomes[i].disposition())) {
                all.add(recipients.get(i));
            }
        }
        return all.toArray(Address[]::new);
    }
}
