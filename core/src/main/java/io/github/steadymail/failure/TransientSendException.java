package io.github.steadymail.failure;

/**
 * The recipients that failed are refused for now: sending again later, unchanged, may be accepted.
 *
 * <p>Retry if the delay of {@link #retryAdvice()} has passed. Never if the message is no longer worth sending. Tell nobody,
 * unless it goes on.
 */
public abstract class TransientSendException extends SmtpSendException {
    private static final long serialVersionUID = 1L;

    TransientSendException(FailureReport report) {
        super(report);
    }
}
