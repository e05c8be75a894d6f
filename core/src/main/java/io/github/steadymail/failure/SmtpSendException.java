package io.github.steadymail.failure;

import jakarta.mail.SendFailedException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transaction failed, in whole or in part, or its outcome is unknown.
 *
 * <p>Retry as the concrete class says: each has one verdict for the recipients that failed.
 * {@link #retryAdvice()} speaks of the whole transaction.
 */
public abstract non-sealed class SmtpSendException extends SendFailedException implements SmtpFailure {
    private static final long serialVersionUID = 1L;

    private final transient FailureReport report;
    private transient @Nullable Supplier<? extends @Nullable Exception> unmadeNext;

    SmtpSendException(FailureReport report) {
        super(null, report.next(), report.validSent(), report.validUnsent(), report.invalid());
        this.report = report;
        this.unmadeNext = report.unmadeNext();
        if (report.isTraced()) {
            super.fillInStackTrace();
        }
    }

    @Override
    public final FailureReport report() {
        return report;
    }

    @Override
    public final String getMessage() {
        return report.message();
    }

    @Override
    public final synchronized @Nullable Exception getNextException() {
        makeNext();
        return super.getNextException();
    }

    @Override
    public final synchronized @Nullable Throwable getCause() {
        makeNext();
        return super.getCause();
    }

    @Override
    public final synchronized boolean setNextException(@Nullable Exception next) {
        makeNext();
        return super.setNextException(next);
    }

    /** Every {@code toString()} that shows what is nested, this one's or that of an outer exception, asks here first. */
    @Override
    public final synchronized @Nullable String getLocalizedMessage() {
        makeNext();
        return super.getLocalizedMessage();
    }

    private void makeNext() {
        if (unmadeNext != null) {
            Exception made = NextException.made(unmadeNext, getStackTrace());
            unmadeNext = null;
            super.setNextException(made);
        }
    }

    /** Does nothing for {@link Throwable}'s constructor: whether there is to be a trace is known after it. */
    @Override
    public final synchronized Throwable fillInStackTrace() {
        return report == null ? this : super.fillInStackTrace();
    }

    Object writeReplace() { // not private: it is the concrete classes that are written
        return SerializedFailure.of(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("only the serial form is read");
    }
}
