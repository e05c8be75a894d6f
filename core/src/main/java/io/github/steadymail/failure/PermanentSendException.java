package io.github.steadymail.failure;

/**
 * The recipients that failed are refused for good: sending to them again, unchanged, will be refused again.
 *
 * <p>Retry if what the reply names was changed. Never if nothing has changed. Tell whom the concrete exception names.
 * Recipients that were not attempted beside them are in {@link #remaining()}.
 */
public abstract class PermanentSendException extends SmtpSendException {
    private static final long serialVersionUID = 1L;

    PermanentSendException(FailureReport report) {
        super(report);
    }
}
