package io.github.steadymail.transport;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.ParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The recipients that a foreign exception speaks of, and what it says of each: in its arrays, and along its chain. */
final class ForeignRecipients {
    private final @Nullable SendFailedException arrays;
    private final List<String> addresses;
    private final @Nullable ForeignLink[] links;
    private final @Nullable Classification[] refusals;

    ForeignRecipients(Exception thrown, List<ForeignLink> chain, Address[] envelope) {
        this.arrays = chain.stream()
                .map(ForeignLink::exception)
                .filter(SendFailedException.class::isInstance)
                .map(SendFailedException.class::cast)
                .filter(ForeignRecipients::hasArrays)
                .findFirst()
                .orElse(thrown instanceof SendFailedException failed ? failed : null);
        this.addresses = (envelope.length > 0 ? expanded(envelope) : named(arrays, chain))
                .filter(Objects::nonNull)
                .map(ForeignRecipients::mailbox)
                .toList();
        this.links = matched(chain, addresses);
        this.refusals = refusals(links);
    }

    private static boolean hasArrays(SendFailedException failed) {
        return failed.getValidSentAddresses() != null
                || failed.getValidUnsentAddresses() != null
                || failed.getInvalidAddresses() != null;
    }

    private static Stream<Address> expanded(Address[] envelope) {
        return Arrays.stream(envelope).flatMap(address -> {
            try {
                InternetAddress[] members = address instanceof InternetAddress group ? group.getGroup(false) : null;
                return members == null ? Stream.of(address) : Arrays.stream(members);
            } catch (ParseException e) {
                return Stream.of(address);
            }
        });
    }

    private static Stream<Address> named(@Nullable SendFailedException failed, List<ForeignLink> chain) {
        if (failed != null && hasArrays(failed)) {
            return Stream.of(
                            failed.getValidSentAddresses(),
                            failed.getValidUnsentAddresses(),
                            failed.getInvalidAddresses())
                    .filter(Objects::nonNull)
                    .flatMap(Arrays::stream);
        }
        return chain.stream().map(ForeignLink::address).filter(Objects::nonNull).map(Address.class::cast);
    }

    private static String mailbox(Address address) {
        String mailbox = address instanceof InternetAddress internet ? internet.getAddress() : address.toString();
        return mailbox == null ? "" : mailbox;
    }

    /** Each recipient's link; an address that stands twice has the links in their order. */
    private static @Nullable ForeignLink[] matched(List<ForeignLink> chain, List<String> addresses) {
        Map<String, Deque<ForeignLink>> byAddress = new HashMap<>();
        for (ForeignLink link : chain) {
            if (link.address() != null) {
                byAddress
                        .computeIfAbsent(mailbox(link.address()), key -> new ArrayDeque<>())
                        .add(link);
            }
        }
        @Nullable ForeignLink[] matched = new ForeignLink[addresses.size()];
        for (int i = 0; i < matched.length; i++) {
            Deque<ForeignLink> links = byAddress.get(addresses.get(i));
            matched[i] = links == null ? null : links.poll();
        }
        return matched;
    }

    private static @Nullable Classification[] refusals(@Nullable ForeignLink[] links) {
        @Nullable Classification[] refusals = new Classification[links.length];
        boolean accepted = false;
        for (int i = 0; i < links.length; i++) {
            SmtpReply reply = links[i] == null ? null : links[i].reply();
            if (reply != null && reply.isComplete() && reply.code().isNegative()) {
                refusals[i] = ReplyClassifier.standard().classify(SmtpPhase.RCPT, reply, accepted);
            } else {
                accepted = true; // not named in the chain, or with a 2yz: nobody refused them
            }
        }
        return refusals;
    }

    /** The exception that has the arrays; null if none does. */
    @Nullable
    SendFailedException arrays() {
        return arrays;
    }

    boolean anySent() {
        return arrays != null && arrays.getValidSentAddresses() != null && arrays.getValidSentAddresses().length > 0;
    }

    boolean anyRefused() {
        return Arrays.stream(refusals).anyMatch(Objects::nonNull);
    }

    /** The outcomes where the server took the message for all whom it had not refused. */
    List<RecipientOutcome> accepted() {
        return outcomes((address, reply) -> RecipientOutcome.accepted(address, reply));
    }

    /** The outcomes where nobody has the message, or nobody knows; the cause may speak for all that are left. */
    List<RecipientOutcome> refused(@Nullable Classification cause) {
        if (cause != null && cause.kind() == FailureKind.OUTCOME_UNKNOWN) {
            return outcomes(RecipientOutcome::unknown);
        }
        boolean speaksForAll = cause != null
                && cause.phase().isPresent()
                && cause.reply().filter(reply -> reply.code().isNegative()).isPresent();
        return outcomes((address, reply) -> speaksForAll
                ? RecipientOutcome.refused(address, Objects.requireNonNull(cause))
                : RecipientOutcome.notAttempted(address, reply));
    }

    /** What becomes of a recipient whom no reply of their own had refused. */
    private interface Otherwise {
        RecipientOutcome outcome(String address, @Nullable SmtpReply reply);
    }

    private List<RecipientOutcome> outcomes(Otherwise otherwise) {
        List<RecipientOutcome> outcomes = new ArrayList<>(addresses.size());
        for (int i = 0; i < refusals.length; i++) {
            Classification refusal = refusals[i];
            SmtpReply reply = links[i] == null ? null : links[i].reply();
            outcomes.add(
                    refusal != null
                            ? RecipientOutcome.refused(addresses.get(i), refusal)
                            : otherwise.outcome(addresses.get(i), reply));
        }
        return outcomes;
    }
}
