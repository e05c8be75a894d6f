package io.github.steadymail.sender;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.Disposition;
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
import java.util.List;
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
    private @Nullable SmtpReply finalReply;

    Ledger(List<Address> recipients, @Nullable String messageId) {
        this.recipients = recipients;
        this.messageId = messageId;
        this.outcomes = recipients.stream()
                .map(each -> RecipientOutcome.notAttempted(Recipients.text(each), null))
                .toArray(RecipientOutcome[]::new);
    }

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
        boolean told = last.recipients().stream().anyMatch(each -> each.kind().isPresent());
        throw following(merged(told ? SmtpFailureBuilder.of(List.of(outcomes)) : SmtpFailureBuilder.because(last)));
    }

    /** The failure of a caller who gave up waiting. */
    MessagingException cancelled(Classification cause, String words) {
        for (int i = 0; i < outcomes.length; i++) {
            if (isRemaining(i)) {
                outcomes[i] = RecipientOutcome.notAttempted(
                        outcomes[i].address(), outcomes[i].reply().orElse(null));
            }
        }
        return following(merged(SmtpFailureBuilder.because(cause).detail(words)));
    }

    private SmtpFailure merged(SmtpFailureBuilder builder) {
        return builder.recipients(List.of(outcomes))
                .messageId(messageId)
                .finalReply(finalReply)
                .addresses(
                        having(Disposition.ACCEPTED),
                        having(Disposition.DEFERRED, Disposition.NOT_ATTEMPTED),
                        having(Disposition.REJECTED))
                .build();
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
