package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one reply means, or the lack of one: kind, verdict, exception and advice, with the rule that said so.
 *
 * <p>Immutable and thread-safe.
 */
public final class Classification {
    private final FailureKind kind;
    private final FailureType type;
    private final @Nullable SmtpPhase phase;
    private final @Nullable SmtpReply reply;
    private final Evidence evidence;
    private final @Nullable Duration defaultDelay;
    private final @Nullable Duration statedDelay;
    private final boolean accepts;

    private static final Evidence NO_REPLY = Evidence.named("no reply");
    private static final Evidence ACCEPTED = Evidence.named("accepted");

    Classification(
            FailureKind kind,
            boolean permanent,
            @Nullable SmtpPhase phase,
            @Nullable SmtpReply reply,
            Evidence evidence,
            @Nullable Duration defaultDelay,
            @Nullable Duration statedDelay,
            boolean accepts) {
        this.kind = kind;
        this.type = FailureType.of(kind, permanent, phase, reply);
        this.phase = phase;
        this.reply = reply;
        this.evidence = evidence;
        this.defaultDelay = defaultDelay;
        this.statedDelay = statedDelay;
        this.accepts = accepts;
    }

    /** The reply with which the phase goes on. */
    static Classification accepted(@Nullable SmtpPhase phase, SmtpReply reply) {
        return new Classification(FailureKind.UNKNOWN, true, phase, reply, ACCEPTED, null, null, true);
    }

    /**
     * Returns what a failure means that no reply decided, and that stays until something is changed.
     *
     * @param kind the kind
     * @param phase where it failed, null if that is not known
     * @return the classification
     */
    public static Classification permanent(FailureKind kind, @Nullable SmtpPhase phase) {
        return new Classification(kind, true, phase, null, NO_REPLY, null, null, false);
    }

    /**
     * Returns what a failure means that no reply decided, and that may pass.
     *
     * @param kind the kind
     * @param phase where it failed, null if that is not known
     * @return the classification
     */
    public static Classification passing(FailureKind kind, @Nullable SmtpPhase phase) {
        return new Classification(kind, false, phase, null, NO_REPLY, null, null, false);
    }

    /** The reason of a failure; its rule is not known any more. */
    static Classification of(SmtpFailure failure) {
        RetryAdvice advice = failure.retryAdvice();
        boolean ofKind = advice.backoff().equals(failure.kind().backoff());
        return new Classification(
                failure.kind(),
                FailureType.of(failure).isPermanent(),
                failure.phase().orElse(null),
                failure.reply().orElse(null),
                Evidence.named("an earlier failure"),
                ofKind ? null : advice.backoff().delay(1),
                advice.statedDelay().orElse(null),
                false);
    }

    /**
     * Returns the same with a reply as evidence, such as the part of one that was read before the connection broke; of
     * another reply than the one that was classified, no words are evidence.
     *
     * @param read what was read, null for nothing
     * @return the classification
     */
    public Classification withEvidence(@Nullable SmtpReply read) {
        Evidence same = read != null && read.equals(reply) ? evidence : evidence.withoutWords();
        return new Classification(kind, permanent(), phase, read, same, defaultDelay, statedDelay, accepts);
    }

    /**
     * Returns the same with a delay that is known, as if a reply had stated it.
     *
     * @param delay how long to wait before the next attempt
     * @return the classification
     */
    public Classification withDelay(Duration delay) {
        return new Classification(kind, permanent(), phase, reply, evidence, defaultDelay, delay, accepts);
    }

    /**
     * Returns what went wrong.
     *
     * @return the kind; {@link FailureKind#UNKNOWN} where the reply {@link #accepts()}
     */
    public FailureKind kind() {
        return kind;
    }

    /**
     * Whether sending the same again will be refused again.
     *
     * @return true where the exception's verdict is {@link RetryAction#NEVER}
     */
    public boolean permanent() {
        return type.isPermanent();
    }

    /**
     * Whether the reply is the one with which its phase goes on, so that nothing failed.
     *
     * @return true for 2yz, but for 220 alone as greeting and to STARTTLS, for 250 alone to EHLO, for 3yz to DATA and for
     *     2yz and 3yz to AUTH
     */
    public boolean accepts() {
        return accepts;
    }

    /**
     * Returns the exception that stands for this failure, where it is the only one of a transaction.
     *
     * @return a concrete class
     */
    public Class<? extends SmtpFailure> exceptionType() {
        return type.exceptionClass();
    }

    /**
     * Returns what to do, where this is the only failure of a transaction.
     *
     * @return the advice
     */
    public RetryAdvice advice() {
        return accepts
                ? new RetryAdvice(RetryAction.NEVER, Backoff.NONE, null, Integer.MAX_VALUE, "nothing failed")
                : Advice.of(type.action(), this, Integer.MAX_VALUE);
    }

    /**
     * Returns where it was said.
     *
     * @return the phase, empty if that is not known
     */
    public Optional<SmtpPhase> phase() {
        return Optional.ofNullable(phase);
    }

    /**
     * Returns what was said.
     *
     * @return the reply, empty if none decided
     */
    public Optional<SmtpReply> reply() {
        return Optional.ofNullable(reply);
    }

    /**
     * Returns the identifier of the rule that decided.
     *
     * @return the identifier
     */
    public String rule() {
        return evidence.rule();
    }

    /**
     * Returns what the rule that decided stands for, in words.
     *
     * @return for example {@code The recipient is over quota}; empty if no rule decided
     */
    public Optional<String> meaning() {
        return evidence.meaning();
    }

    /**
     * Returns the words of the reply that decided, as the server wrote them: control characters included.
     *
     * @return the words, empty where the codes decided
     */
    public Optional<String> words() {
        return evidence.words(reply);
    }

    /**
     * Returns the delay that the reply's own words gave.
     *
     * @return the delay as stated, empty if the reply gave none
     */
    public Optional<Duration> statedDelay() {
        return Optional.ofNullable(statedDelay);
    }

    FailureType type() {
        return type;
    }

    Backoff backoff() {
        return defaultDelay == null ? kind.backoff() : Backoff.fixed(defaultDelay);
    }

    @Override
    public String toString() {
        return kind + (permanent() ? " (permanent" : " (transient") + ", rule " + rule() + ")";
    }
}
