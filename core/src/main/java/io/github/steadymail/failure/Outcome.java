package io.github.steadymail.failure;

import jakarta.mail.MessagingException;
import java.util.Optional;

/**
 * What came of a message: accepted, accepted in part, failed, or unknown.
 *
 * <p>Implementations are immutable and thread-safe, as far as {@link SmtpFailure} is.
 */
public sealed interface Outcome {

    /**
     * Tells what a failure means.
     *
     * @param failure a failure
     * @return {@link InPart}, {@link Unknown} or {@link Failed}, as its class says
     */
    static Outcome of(SmtpFailure failure) {
        if (failure instanceof PartialDeliveryException partial) {
            return new InPart(partial);
        }
        return failure instanceof OutcomeUnknownException unknown ? new Unknown(unknown) : new Failed(failure);
    }

    /**
     * Returns the failure.
     *
     * @return empty if the message was accepted for all
     */
    Optional<SmtpFailure> failure();

    /**
     * Returns the receipt, or throws what went wrong.
     *
     * @return the receipt
     * @throws MessagingException the {@link SmtpFailure}, unless the message was accepted for all
     */
    default Receipt orThrow() throws MessagingException {
        if (this instanceof Accepted accepted) {
            return accepted.receipt();
        }
        throw failure().orElseThrow().exception();
    }

    /**
     * The server took the message for all its recipients.
     *
     * @param receipt what it said
     */
    record Accepted(Receipt receipt) implements Outcome {
        @Override
        public Optional<SmtpFailure> failure() {
            return Optional.empty();
        }
    }

    /**
     * The server took the message for some recipients.
     *
     * @param partial for whom, and what of the others
     */
    record InPart(PartialDeliveryException partial) implements Outcome {
        @Override
        public Optional<SmtpFailure> failure() {
            return Optional.of(partial);
        }
    }

    /**
     * Nobody got the message.
     *
     * @param reason why
     */
    record Failed(SmtpFailure reason) implements Outcome {
        @Override
        public Optional<SmtpFailure> failure() {
            return Optional.of(reason);
        }
    }

    /**
     * The message left, and the server's verdict never came.
     *
     * @param unknown what is known
     */
    record Unknown(OutcomeUnknownException unknown) implements Outcome {
        @Override
        public Optional<SmtpFailure> failure() {
            return Optional.of(unknown);
        }
    }
}
