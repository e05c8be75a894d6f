package io.github.steadymail.cli;

import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.PartialDeliveryException;
import io.github.steadymail.failure.PermanentSendException;
import io.github.steadymail.failure.SmtpAuthenticationException;
import io.github.steadymail.failure.SmtpConnectionException;
import io.github.steadymail.failure.SmtpFailure;

/** The exit statuses, after {@code sysexits.h}. */
final class ExitStatus {
    static final int OK = 0;
    static final int USAGE = 64;
    static final int DATA = 65;
    static final int UNAVAILABLE = 69;
    static final int UNKNOWN = 70;
    static final int IO_ERROR = 74;
    static final int TRANSIENT = 75;
    static final int PARTIAL = 76;
    static final int AUTHENTICATION = 77;

    private ExitStatus() {}

    /**
     * The status that stands for a failure.
     *
     * <p>What may have gone out comes first: a script that sends all of it again at 75 must never see 75 where somebody
     * has, or may have, the message.
     */
    static int of(SmtpFailure failure) {
        if (failure instanceof PartialDeliveryException) {
            return PARTIAL;
        }
        if (failure instanceof OutcomeUnknownException) {
            return UNKNOWN;
        }
        if (failure instanceof SmtpAuthenticationException) {
            return AUTHENTICATION;
        }
        if (failure instanceof SmtpConnectionException
                && failure.phase().filter(phase -> !phase.isSetup()).isEmpty()) {
            return UNAVAILABLE;
        }
        boolean deferred = failure.recipients().stream().anyMatch(r -> r.disposition() == Disposition.DEFERRED);
        return failure instanceof PermanentSendException && !deferred ? DATA : TRANSIENT;
    }
}
