package io.github.steadymail.failure;

import jakarta.mail.AuthenticationFailedException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;

/**
 * The session ended in AUTH: nothing has been said of any message.
 *
 * <p>Retry as the concrete class says.
 */
public abstract non-sealed class SmtpAuthenticationException extends AuthenticationFailedException
        implements SmtpFailure {
    private static final long serialVersionUID = 1L;

    private final transient FailureReport report;

    SmtpAuthenticationException(FailureReport report) {
        super(report.message(), report.next());
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
