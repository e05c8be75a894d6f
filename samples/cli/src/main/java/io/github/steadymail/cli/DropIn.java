package io.github.steadymail.cli;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.transport.Steadymail;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;

/** The one place that knows which transport sends. */
final class DropIn {
    private DropIn() {}

    /** The session whose transports throw what they mean. */
    static Session session(Session session) {
        return Steadymail.session(session);
    }

    /** Refuses to go on without the log-in that was asked for: Jakarta Mail does, where the server offers none. */
    static void requireLogIn(Transport transport) throws MessagingException {
        SteadymailTransport smtp = (SteadymailTransport) transport;
        if (!smtp.supportsExtension("AUTH") && !smtp.supportsExtension("AUTH=LOGIN")) {
            throw SmtpFailureBuilder.because(
                            Classification.permanent(FailureKind.AUTHENTICATION_FAILED, SmtpPhase.AUTH))
                    .detail("the server offers no AUTH")
                    .build()
                    .exception();
        }
    }

    /** What the server said when it accepted the message for all. */
    static Outcome accepted(Transport transport) {
        Receipt receipt = ((SteadymailTransport) transport).receipt().orElseThrow();
        return Outcome.accepted(receipt.reply(), receipt.recipients());
    }
}
