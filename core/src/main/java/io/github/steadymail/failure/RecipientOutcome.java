package io.github.steadymail.failure;

import io.github.steadymail.reply.Printable;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one recipient of a transaction.
 *
 * <p>Immutable and thread-safe.
 */
public final class RecipientOutcome {
    private static final int SECURITY_OR_POLICY = 7;

    private final String address;
    private final Disposition disposition;
    private final @Nullable SmtpReply reply;
    private final @Nullable Classification refusal;

    private RecipientOutcome(
            String address, Disposition disposition, @Nullable SmtpReply reply, @Nullable Classification refusal) {
        this.address = address;
        this.disposition = disposition;
        this.reply = reply;
        this.refusal = refusal;
    }

    /**
     * Returns the outcome of a recipient for whom the server took the message.
     *
     * @param address the recipient's address
     * @param reply the reply to its RCPT, null if it is not known
     * @return the outcome
     */
    public static RecipientOutcome accepted(String address, @Nullable SmtpReply reply) {
        return new RecipientOutcome(address, Disposition.ACCEPTED, reply, null);
    }

    /**
     * Returns the outcome of a recipient who was refused, by a reply of their own or by one that speaks for all.
     *
     * @param address the recipient's address
     * @param refusal what the reply means; its permanence tells {@link Disposition#REJECTED} from
     *     {@link Disposition#DEFERRED}
     * @return the outcome
     */
    public static RecipientOutcome refused(String address, Classification refusal) {
        Disposition disposition = refusal.permanent() ? Disposition.REJECTED : Disposition.DEFERRED;
        return new RecipientOutcome(address, disposition, refusal.reply().orElse(null), refusal);
    }

    /**
     * Returns the outcome of a recipient for whom nothing was sent and who was not refused either.
     *
     * @param address the recipient's address
     * @param reply the reply to its RCPT, null if there was none
     * @return the outcome
     */
    public static RecipientOutcome notAttempted(String address, @Nullable SmtpReply reply) {
        return new RecipientOutcome(address, Disposition.NOT_ATTEMPTED, reply, null);
    }

    /**
     * Returns the outcome of a recipient for whom the message left and no verdict came back.
     *
     * @param address the recipient's address
     * @param reply the reply to its RCPT, null if it is not known
     * @return the outcome
     */
    public static RecipientOutcome unknown(String address, @Nullable SmtpReply reply) {
        return new RecipientOutcome(
                address,
                Disposition.UNKNOWN,
                reply,
                Classification.passing(FailureKind.OUTCOME_UNKNOWN, SmtpPhase.END_OF_DATA));
    }

    /**
     * Returns the recipient's address as it stands in the envelope.
     *
     * @return the address, without angle brackets
     */
    public String address() {
        return address;
    }

    /**
     * Returns what became of the recipient.
     *
     * @return the disposition
     */
    public Disposition disposition() {
        return disposition;
    }

    /**
     * Returns the reply that concerns this recipient: to its RCPT, or the refusal that speaks for all.
     *
     * @return the reply, empty if there was none
     */
    public Optional<SmtpReply> reply() {
        return Optional.ofNullable(reply);
    }

    /**
     * Returns why this recipient does not have the message.
     *
     * @return the kind; empty if accepted or not attempted
     */
    public Optional<FailureKind> kind() {
        return Optional.ofNullable(refusal).map(Classification::kind);
    }

    /**
     * Whether never to write to this recipient again.
     *
     * @return true only for a 5yz reply to its own RCPT, of a kind that says so by its words or its enhanced status code:
     *     never for a refusal for now, for one at another phase, for one of policy (X.7.z), nor for a guess by the reply
     *     code or a single word
     */
    public boolean suppress() {
        return disposition == Disposition.REJECTED
                && refusal != null
                && refusal.kind().suppressing()
                && !ReplyRule.isGuess(refusal.rule())
                && refusal.phase().filter(SmtpPhase.RCPT::equals).isPresent()
                && refusal.reply()
                        .filter(r -> r.code().isPermanentNegative() && !isOfPolicy(r))
                        .isPresent();
    }

    /** X.7.z stands for many things, and most of them are not the recipient's (RFC 3463, section 3.8). */
    private static boolean isOfPolicy(SmtpReply reply) {
        return reply.enhanced().filter(e -> e.subject() == SECURITY_OR_POLICY).isPresent();
    }

    static RecipientOutcome restored(
            String address, Disposition disposition, @Nullable SmtpReply reply, @Nullable Classification refusal) {
        return new RecipientOutcome(address, disposition, reply, refusal);
    }

    boolean isRemaining() {
        return disposition == Disposition.DEFERRED || disposition == Disposition.NOT_ATTEMPTED;
    }

    boolean isRefused() {
        return disposition == Disposition.DEFERRED || disposition == Disposition.REJECTED;
    }

    @Nullable
    Classification refusal() {
        return refusal;
    }

    @Override
    public String toString() {
        String why = reply().map(r -> ": " + r).orElse("");
        return Printable.of(address, 320) + " " + disposition + why;
    }
}
