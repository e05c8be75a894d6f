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
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The recipients that a foreign exception speaks of, and what it says of each: in its arrays, and along its chain. */
final class ForeignRecipients {
    private final @Nullable SendFailedException arrays;
    private final List<String> addresses;
    private final @Nullable ForeignLink[] links;
    private final @Nullable Classification[] refusals;

    ForeignRecipients(Exception thrown, List<ForeignLink> chain, Address[] envelope) {
        this.arrays = arrays(thrown, chain);
        this.addresses = mailboxes(envelope.length > 0 ? expanded(envelope) : named(arrays, chain));
        this.links = matched(chain, addresses);
        this.refusals = refusals(links);
    }

    private static boolean hasArrays(SendFailedException failed) {
        return failed.getValidSentAddresses() != null
                || failed.getValidUnsentAddresses() != null
                || failed.getInvalidAddresses() != null;
    }

    /** The nearest exception whose arrays say something; else the one that was thrown, if it has any. */
    private static @Nullable SendFailedException arrays(Exception thrown, List<ForeignLink> chain) {
        for (ForeignLink link : chain) {
            if (link.exception() instanceof SendFailedException failed && hasArrays(failed)) {
                return failed;
            }
        }
        return thrown instanceof SendFailedException failed ? failed : null;
    }

    private static List<Address> expanded(Address[] envelope) {
        List<Address> expanded = new ArrayList<>(envelope.length);
        for (Address address : envelope) {
            InternetAddress[] members = members(address);
            if (members == null) {
                expanded.add(address);
            } else {
                Collections.addAll(expanded, members);
            }
        }
        return expanded;
    }

    private static InternetAddress @Nullable [] members(Address address) {
        try {
            return address instanceof InternetAddress group ? group.getGroup(false) : null;
        } catch (ParseException e) {
            return null; // goes as it is
        }
    }

    private static List<Address> named(@Nullable SendFailedException failed, List<ForeignLink> chain) {
        List<Address> named = new ArrayList<>(4);
        if (failed != null && hasArrays(failed)) {
            addAll(named, failed.getValidSentAddresses());
            addAll(named, failed.getValidUnsentAddresses());
            addAll(named, failed.getInvalidAddresses());
        } else {
            chain.forEach(link -> named.add(link.address()));
        }
        return named;
    }

    private static void addAll(List<Address> all, Address @Nullable [] more) {
        if (more != null) {
            Collections.addAll(all, more);
        }
    }

    /** Foreign arrays and envelopes may hold null. */
    private static List<String> mailboxes(List<Address> addresses) {
        List<String> mailboxes = new ArrayList<>(addresses.size());
        for (Address address : addresses) {
            if (address != null) {
                mailboxes.add(mailbox(address));
            }
        }
        return mailboxes;
    }

    private static String mailbox(Address address) {
        String mailbox = address instanceof InternetAddress internet ? internet.getAddress() : address.toString();
        return mailbox == null ? "" : mailbox;
    }

    /** Each recipient's link; an address that stands twice has the links in their order. */
    private static @Nullable ForeignLink[] matched(List<ForeignLink> chain, List<String> addresses) {
        if (addresses.size() == 1) {
            return new ForeignLink[] {first(chain, addresses.get(0))};
        }
        @Nullable ForeignLink[] matched = new ForeignLink[addresses.size()];
        Map<String, Deque<ForeignLink>> byAddress = null;
        for (ForeignLink link : chain) {
            if (link.address() != null) {
                byAddress = byAddress == null ? new HashMap<>() : byAddress;
                byAddress
                        .computeIfAbsent(mailbox(link.address()), key -> new ArrayDeque<>(2))
                        .add(link);
            }
        }
        for (int i = 0; byAddress != null && i < matched.length; i++) {
            Deque<ForeignLink> links = byAddress.get(addresses.get(i));
            matched[i] = links == null ? null : links.poll();
        }
        return matched;
    }

    private static @Nullable ForeignLink first(List<ForeignLink> chain, String address) {
        for (ForeignLink link : chain) {
            if (link.address() != null && mailbox(link.address()).equals(address)) {
                return link;
            }
        }
        return null;
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
        for (Classification refusal : refusals) {
            if (refusal != null) {
                return true;
            }
        }
        return false;
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
        RecipientOutcome[] outcomes = new RecipientOutcome[refusals.length];
        for (int i = 0; i < outcomes.length; i++) {
            String address = addresses.get(i);
            Classification refusal = refusals[i];
            outcomes[i] = refusal != null
                    ? RecipientOutcome.refused(address, refusal)
                    : otherwise.outcome(address, links[i] == null ? null : links[i].reply());
        }
        return List.of(outcomes);
    }
}
