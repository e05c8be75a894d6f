package io.github.steadymail.failure;

import jakarta.mail.SendFailedException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;

/**
 * A transaction failed, in whole or in part, or its outcome is unknown.
 *
 * <p>Retry as the concrete class says: each has one verdict for the recipients that failed.
 * {@link #retryAdvice()} speaks of the whole transaction.
 */
public abstract non-sealed class SmtpSendException extends SendFailedException implements SmtpFailure {
    private static final long serialVersionUID = 1L;

    private final transient FailureReport report;

    SmtpSendException(FailureReport report) {
        super(report.message(), report.next(), report.validSent(), report.validUnsent(), report.invalid());
        this.report = report;
    }

    @Override
    public final FailureReport report() {
        return report;
    }

    Object writeReplace() { // not private: it is the concrete classes that are written
        return SerializedFailure.of(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("only the serial form is read");
    }
}
