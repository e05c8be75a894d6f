package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exception that says what happened: the one way to an {@link SmtpFailure}.
 *
 * <p>A transport states the facts; which class they make follows from the rules of {@link SmtpFailure}. Not
 * thread-safe; good for one failure.
 */
public final class SmtpFailureBuilder {
    private final @Nullable Classification cause;
    private List<RecipientOutcome> recipients = List.of();
    private @Nullable SmtpReply finalReply;
    private @Nullable String messageId;
    private boolean connectionUsable;
    private Address @Nullable [] validSent;
    private Address @Nullable [] validUnsent;
    private Address @Nullable [] invalid;
    private NextException next = NextException.NONE;
    private boolean traced = true;
    private @Nullable String detail;
    private @Nullable CompletionStage<Outcome> lateVerdict;

    private SmtpFailureBuilder(@Nullable Classification cause) {
        this.cause = cause;
    }

    /**
     * Begins a failure of the whole transaction or session, for one reason.
     *
     * @param cause the reason; a reply that speaks for all stands in the outcome of each recipient too
     * @return the builder
     */
    public static SmtpFailureBuilder because(Classification cause) {
        return new SmtpFailureBuilder(cause);
    }

    /**
     * Begins a failure of several transactions, for the reason that the last of them had.
     *
     * @param last the failure of one of them
     * @return the builder
     */
    public static SmtpFailureBuilder because(SmtpFailure last) {
        return new SmtpFailureBuilder(Classification.of(last));
    }

    /**
     * Begins a failure that the recipients' own outcomes make.
     *
     * @param recipients the outcomes, in the envelope's order; at least one that is refused or unknown
     * @return the builder
     * @throws IllegalArgumentException if no recipient failed
     */
    public static SmtpFailureBuilder of(List<RecipientOutcome> recipients) {
        SmtpFailureBuilder builder = new SmtpFailureBuilder(null).recipients(recipients);
        if (builder.firstRefusal(null) == null) {
            throw new IllegalArgumentException("no recipient failed");
        }
        return builder;
    }

    /**
     * Returns the very same failure with the envelope that was not at hand where it was found, as while connecting.
     *
     * @param failure a failure before anything was said of the message
     * @param addresses the recipients, for none of whom anything was attempted
     * @param messageId the Message-ID header's value, null if there is none
     * @return the failure, with its stack trace and suppressed exceptions; the one given, if it has recipients
     */
    public static SmtpFailure withEnvelope(
            SmtpFailure failure, List<? extends Address> addresses, @Nullable String messageId) {
        if (!failure.recipients().isEmpty()) {
            return failure;
        }
        FailureReport report = failure.report();
        FailureReport.Surroundings bare = report.surroundings();
        SmtpFailure whole = FailureType.of(failure)
                .make(new FailureReport(
                        report.kind(),
                        report.phase().orElse(null),
                        report.reply().orElse(null),
                        report.retryAdvice(),
                        report::message,
                        new FailureReport.Surroundings(
                                addresses.stream()
                                        .map(SmtpFailureBuilder::notAttempted)
                                        .toList(),
                                bare.finalReply(),
                                messageId,
                                bare.connectionUsable(),
                                bare.validSent(),
                                bare.validUnsent() == null ? addresses.toArray(Address[]::new) : bare.validUnsent(),
                                bare.invalid(),
                                NextException.of(failure.exception().getNextException()),
                                bare.lateVerdict(),
                                false)));
        whole.exception().setStackTrace(failure.exception().getStackTrace());
        for (Throwable suppressed : failure.exception().getSuppressed()) {
            whole.exception().addSuppressed(suppressed);
        }
        return whole;
    }

    private static RecipientOutcome notAttempted(Address address) {
        String text = address instanceof InternetAddress internet ? internet.getAddress() : address.toString();
        return RecipientOutcome.notAttempted(Objects.requireNonNullElse(text, ""), null);
    }

    /**
     * States what became of each recipient.
     *
     * @param outcomes one outcome a recipient, in the envelope's order
     * @return this
     */
    public SmtpFailureBuilder recipients(List<RecipientOutcome> outcomes) {
        this.recipients = List.copyOf(outcomes);
        return this;
    }

    /**
     * States the reply with which the server accepted the message for some.
     *
     * @param reply the reply to the end of data
     * @return this
     */
    public SmtpFailureBuilder finalReply(@Nullable SmtpReply reply) {
        this.finalReply = reply;
        return this;
    }

    /**
     * States the message's identifier.
     *
     * @param id the Message-ID header's value, null if there is none
     * @return this
     */
    public SmtpFailureBuilder messageId(@Nullable String id) {
        this.messageId = id;
        return this;
    }

    /**
     * States whether the connection is in step; it is not, if nothing is stated.
     *
     * @param usable true if the next message may be sent on it
     * @return this
     */
    public SmtpFailureBuilder connectionUsable(boolean usable) {
        this.connectionUsable = usable;
        return this;
    }

    /**
     * States the address arrays of {@link jakarta.mail.SendFailedException}; null means what null means there.
     *
     * @param sent to whom it was sent
     * @param unsent valid addresses to whom it was not sent
     * @param refused invalid addresses
     * @return this
     */
    public SmtpFailureBuilder addresses(
            Address @Nullable [] sent, Address @Nullable [] unsent, Address @Nullable [] refused) {
        this.validSent = sent;
        this.validUnsent = unsent;
        this.invalid = refused;
        return this;
    }

    /**
     * States the exception that {@link jakarta.mail.MessagingException#getNextException} returns.
     *
     * @param exception the cause, null for none
     * @return this
     */
    public SmtpFailureBuilder next(@Nullable Exception exception) {
        this.next = NextException.of(exception);
        return this;
    }

    /**
     * States how to make the exception that {@link jakarta.mail.MessagingException#getNextException} returns, once
     * somebody asks for it: with that or {@code getCause}, {@code setNextException}, {@code toString}, a printed stack
     * trace, or serialisation.
     *
     * <p>The Jakarta Mail exceptions of the chain that is made get the failure's stack trace in place of their own.
     *
     * @param maker makes new exceptions, or null for none, of what does not change; asked once at the most, on any
     *     thread, and what it throws means none
     * @return this
     */
    public SmtpFailureBuilder nextMadeBy(Supplier<? extends @Nullable Exception> maker) {
        this.next = new NextException(null, maker);
        return this;
    }

    /**
     * States that the exception needs no stack trace of its own, because the one that {@link #next} states has it.
     *
     * @return this
     */
    public SmtpFailureBuilder untraced() {
        this.traced = false;
        return this;
    }

    /**
     * States in words what happened, where no reply tells it.
     *
     * @param words a sentence without secrets
     * @return this
     */
    public SmtpFailureBuilder detail(@Nullable String words) {
        this.detail = words;
        return this;
    }

    /**
     * States that the verdict on the end of data is still waited for.
     *
     * @param stage completes with it, never exceptionally; null if nobody waits
     * @return this
     */
    public SmtpFailureBuilder lateVerdict(@Nullable CompletionStage<Outcome> stage) {
        this.lateVerdict = stage;
        return this;
    }

    /**
     * Makes the exception.
     *
     * @return a new exception, with a stack trace from here unless it is {@link #untraced}
     */
    public SmtpFailure build() {
        Verdict verdict = decide();
        FailureType type = verdict.type();
        if (type == FailureType.OUTCOME_UNKNOWN) {
            validSent = new Address[0];
            validUnsent = new Address[0];
        }
        Classification decisive = verdict.decisive();
        RetryAdvice advice = verdict.ofRecipients()
                ? Advice.of(type, recipients, decisive.kind())
                : Advice.of(actionOfAll(type), decisive, Integer.MAX_VALUE);
        return type.make(new FailureReport(
                decisive.kind(),
                decisive.phase().orElse(null),
                decisive.reply().orElse(null),
                advice,
                new FailureMessage(decisive, detail, recipients, advice),
                new FailureReport.Surroundings(
                        recipients,
                        finalReply,
                        messageId,
                        connectionUsable,
                        validSent,
                        validUnsent,
                        invalid,
                        next,
                        lateVerdict,
                        traced)));
    }

    /** The class, the classification that stands for it, and whether it follows from the recipients' outcomes. */
    private record Verdict(FailureType type, Classification decisive, boolean ofRecipients) {}

    private Verdict decide() {
        if (cause != null && cause.type() == FailureType.OUTCOME_UNKNOWN) {
            return new Verdict(FailureType.OUTCOME_UNKNOWN, cause, false);
        }
        if (any(Disposition.UNKNOWN)) {
            Classification unknown = Objects.requireNonNull(firstRefusal(Disposition.UNKNOWN));
            return new Verdict(FailureType.OUTCOME_UNKNOWN, unknown, false);
        }
        if (any(Disposition.ACCEPTED)) {
            return new Verdict(FailureType.PARTIAL_DELIVERY, firstRefusalOrCause(), true);
        }
        if (cause != null && tellsMore(cause)) {
            return new Verdict(cause.type(), cause, false);
        }
        return ofRefusals();
    }

    /** Whether a reason that stands in nobody's outcome tells more than these: not where all were refused for good. */
    private boolean tellsMore(Classification reason) {
        boolean allRejected = !recipients.isEmpty();
        for (RecipientOutcome recipient : recipients) {
            if (recipient.refusal() == reason) {
                return false;
            }
            allRejected &= recipient.disposition() == Disposition.REJECTED;
        }
        return !allRejected;
    }

    private Verdict ofRefusals() {
        FailureType first = null;
        boolean oneType = true;
        boolean allPermanent = true;
        for (RecipientOutcome recipient : recipients) {
            if (recipient.isRefused()) {
                FailureType type = Objects.requireNonNull(recipient.refusal()).type();
                first = first == null ? type : first;
                oneType &= type == first;
                allPermanent &= type.isPermanent();
            }
        }
        FailureType type;
        if (first != null && oneType) {
            type = splittable(first);
        } else if (allPermanent) {
            type = FailureType.TRANSACTION_FAILED;
        } else if (!any(Disposition.REJECTED)) {
            type = FailureType.DEFERRED;
        } else {
            type = FailureType.RECIPIENTS_REJECTED;
        }
        return new Verdict(type, firstRefusalOrCause(), true);
    }

    /** One recipient who is too many cannot be split, only sent to later. */
    private FailureType splittable(FailureType type) {
        return type.action() == RetryAction.SPLIT && recipients.size() == 1 ? FailureType.DEFERRED : type;
    }

    /** What is to be tried again is for all, but where somebody was refused for good only the rest is left. */
    private RetryAction actionOfAll(FailureType type) {
        boolean someRefused =
                any(Disposition.REJECTED) && (any(Disposition.DEFERRED) || any(Disposition.NOT_ATTEMPTED));
        boolean again = type.action() == RetryAction.RECONNECT || type.action() == RetryAction.LATER;
        return someRefused && again ? RetryAction.REMAINING : type.action();
    }

    private boolean any(Disposition disposition) {
        for (RecipientOutcome recipient : recipients) {
            if (recipient.disposition() == disposition) {
                return true;
            }
        }
        return false;
    }

    /** The first refusal among the recipients of a disposition, null for any; null if there is none. */
    private @Nullable Classification firstRefusal(@Nullable Disposition disposition) {
        for (RecipientOutcome recipient : recipients) {
            boolean meant = disposition == null || recipient.disposition() == disposition;
            if (meant && recipient.refusal() != null) {
                return recipient.refusal();
            }
        }
        return null;
    }

    private Classification firstRefusalOrCause() {
        Classification first = firstRefusal(null);
        return first == null
                ? Objects.requireNonNull(cause, "no recipient failed, and there is no other cause")
                : first;
    }
}
