package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The serial form of every exception here: it needs nothing but this library, Jakarta Mail's API and the JDK to be read,
 * and names enum constants as text, so that an older release reads what a newer one wrote.
 */
record SerializedFailure(
        String type,
        String kind,
        @Nullable String phase,
        @Nullable SmtpReply reply,
        Advised advice,
        String message,
        Recipient[] recipients,
        @Nullable SmtpReply finalReply,
        @Nullable String messageId,
        boolean connectionUsable,
        Address @Nullable [] validSent,
        Address @Nullable [] validUnsent,
        Address @Nullable [] invalid,
        @Nullable Exception next,
        StackTraceElement[] stackTrace,
        Throwable[] suppressed)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The serial form of an advice. */
    record Advised(
            String action,
            Duration[] steps,
            boolean doubling,
            @Nullable Duration stated,
            int batchSize,
            String reason) implements Serializable {
        private static final long serialVersionUID = 1L;

        static Advised of(RetryAdvice advice) {
            Backoff backoff = advice.backoff();
            return new Advised(
                    advice.action().name(),
                    backoff.steps().toArray(Duration[]::new),
                    backoff.doubling(),
                    advice.statedDelay().orElse(null),
                    advice.batchSize(),
                    advice.reason());
        }

        RetryAdvice read() {
            RetryAction known = constant(RetryAction.class, action, RetryAction.VERIFY);
            return new RetryAdvice(known, new Backoff(List.of(steps), doubling), stated, batchSize, reason);
        }
    }

    /** The serial form of a classification. */
    record Refusal(
            String kind,
            boolean permanent,
            @Nullable String phase,
            @Nullable SmtpReply reply,
            String rule,
            @Nullable Duration stated)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        static @Nullable Refusal of(@Nullable Classification refusal) {
            return refusal == null
                    ? null
                    : new Refusal(
                            refusal.kind().name(),
                            refusal.permanent(),
                            refusal.phase().map(Enum::name).orElse(null),
                            refusal.reply().orElse(null),
                            refusal.rule(),
                            refusal.statedDelay().orElse(null));
        }

        Classification read() {
            return new Classification(
                    constant(FailureKind.class, kind, FailureKind.UNKNOWN),
                    permanent,
                    phaseNamed(phase),
                    reply,
                    Evidence.named(rule),
                    null,
                    stated,
                    false);
        }
    }

    /** The serial form of a recipient's outcome. */
    record Recipient(
            String address,
            String disposition,
            @Nullable SmtpReply reply,
            @Nullable Refusal refusal) implements Serializable {
        private static final long serialVersionUID = 1L;

        static Recipient of(RecipientOutcome outcome) {
            return new Recipient(
                    outcome.address(),
                    outcome.disposition().name(),
                    outcome.reply().orElse(null),
                    Refusal.of(outcome.refusal()));
        }

        RecipientOutcome read() {
            return RecipientOutcome.restored(
                    address,
                    constant(Disposition.class, disposition, Disposition.UNKNOWN),
                    reply,
                    refusal == null ? null : refusal.read());
        }
    }

    static SerializedFailure of(SmtpFailure failure) {
        FailureReport report = failure.report();
        FailureReport.Surroundings around = report.surroundings();
        Throwable exception = failure.exception();
        return new SerializedFailure(
                FailureType.of(failure).name(),
                report.kind().name(),
                report.phase().map(Enum::name).orElse(null),
                report.reply().orElse(null),
                Advised.of(report.retryAdvice()),
                report.message(),
                report.recipients().stream().map(Recipient::of).toArray(Recipient[]::new),
                around.finalReply(),
                around.messageId(),
                around.connectionUsable(),
                NeutralAddresses.of(around.validSent()),
                NeutralAddresses.of(around.validUnsent()),
                NeutralAddresses.of(around.invalid()),
                NeutralException.of(failure.exception().getNextException()),
                exception.getStackTrace(),
                Arrays.stream(exception.getSuppressed())
                        .map(NeutralException::ofAny)
                        .toArray(Throwable[]::new));
    }

    private Object readResolve() {
        FailureReport report = new FailureReport(
                constant(FailureKind.class, kind, FailureKind.UNKNOWN),
                phaseNamed(phase),
                reply,
                advice.read(),
                () -> message,
                new FailureReport.Surroundings(
                        Arrays.stream(recipients).map(Recipient::read).toList(),
                        finalReply,
                        messageId,
                        connectionUsable,
                        validSent,
                        validUnsent,
                        invalid,
                        NextException.of(next),
                        null,
                        false));
        SmtpFailure failure =
                constant(FailureType.class, type, FailureType.OUTCOME_UNKNOWN).make(report);
        failure.exception().setStackTrace(stackTrace);
        for (Throwable each : suppressed) {
            failure.exception().addSuppressed(each);
        }
        return failure;
    }

    private static @Nullable SmtpPhase phaseNamed(@Nullable String name) {
        for (SmtpPhase phase : SmtpPhase.values()) {
            if (phase.name().equals(name)) {
                return phase;
            }
        }
        return null;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, E otherwise) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return otherwise;
    }
}
