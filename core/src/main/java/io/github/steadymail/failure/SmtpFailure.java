package io.github.steadymail.failure;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Optional;

/**
 * Why a send failed and what to do about it: what every exception of this package can be asked.
 *
 * <p>It has three roots, because Jakarta Mail has three: {@link SmtpSendException},
 * {@link SmtpAuthenticationException} and {@link SmtpConnectionException}. Two rules never bend: whatever failed beside
 * it, a message that somebody accepted is a {@link PartialDeliveryException}; and one whose end of data left without a
 * complete verdict coming back is an {@link OutcomeUnknownException}. Implementations are immutable and thread-safe.
 */
public sealed interface SmtpFailure permits SmtpSendException, SmtpAuthenticationException, SmtpConnectionException {

    /**
     * Finds the failure in an exception, however it was wrapped: the exception itself, its causes, the
     * {@code getNextException()} chain, suppressed exceptions, and the {@code getMessageExceptions()} that Spring's
     * {@code MailSendException} has.
     *
     * @param throwable any exception
     * @return the nearest failure; empty if there is none among the first 256 exceptions
     */
    static Optional<SmtpFailure> find(Throwable throwable) {
        return FailureSearch.find(throwable);
    }

    /**
     * Returns what this failure answers from.
     *
     * @return the report, which only this library reads
     */
    FailureReport report();

    /**
     * Returns what went wrong.
     *
     * @return the kind; the first failing recipient's where several recipients failed for several reasons
     */
    default FailureKind kind() {
        return report().kind();
    }

    /**
     * Returns where it went wrong.
     *
     * @return the phase; empty where nothing was said to the server for it, as for an invalid envelope, or a translated
     *     exception does not tell
     */
    default Optional<SmtpPhase> phase() {
        return report().phase();
    }

    /**
     * Returns the server's reply that decided.
     *
     * @return the reply; empty where none came
     */
    default Optional<SmtpReply> reply() {
        return report().reply();
    }

    /**
     * Returns what to do about the whole transaction.
     *
     * @return the advice
     */
    default RetryAdvice retryAdvice() {
        return report().retryAdvice();
    }

    /**
     * Returns what became of each recipient.
     *
     * @return one outcome a recipient, in the envelope's order; empty if no envelope was at hand, as while connecting
     */
    default List<RecipientOutcome> recipients() {
        return report().recipients();
    }

    /**
     * Returns the recipients that were refused for good.
     *
     * @return those with {@link Disposition#REJECTED}, in the envelope's order
     */
    default List<RecipientOutcome> rejected() {
        return recipients().stream()
                .filter(r -> r.disposition() == Disposition.REJECTED)
                .toList();
    }

    /**
     * Returns the recipients to whom it may be sent again.
     *
     * @return those with {@link Disposition#DEFERRED} or {@link Disposition#NOT_ATTEMPTED}, in the envelope's order
     */
    default List<RecipientOutcome> remaining() {
        return recipients().stream().filter(RecipientOutcome::isRemaining).toList();
    }

    /**
     * Returns the message's identifier, by which to look it up.
     *
     * @return the Message-ID header's value, empty if the message has none or no message was at hand
     */
    default Optional<String> messageId() {
        return report().messageId();
    }

    /**
     * Whether the connection is in step and may send the next message.
     *
     * @return false if it was closed
     */
    default boolean connectionUsable() {
        return report().connectionUsable();
    }

    /**
     * Returns this failure as the exception that it is.
     *
     * @return this
     */
    default MessagingException exception() {
        return (MessagingException) this;
    }
}
