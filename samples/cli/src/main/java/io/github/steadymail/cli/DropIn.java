package io.github.steadymail.cli;

import io.github.steadymail.transport.Receipt;
import io.github.steadymail.transport.Steadymail;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Session;
import jakarta.mail.Transport;

/** The one place that knows which transport sends. */
final class DropIn {
    private DropIn() {}

    /** The session whose transports throw what they mean. */
    static Session session(Session session) {
        return Steadymail.session(session);
    }

    /** What the server said when it accepted the message for all. */
    static Outcome accepted(Transport transport) {
        Receipt receipt = ((SteadymailTransport) transport).receipt().orElseThrow();
        return Outcome.accepted(receipt.reply(), receipt.recipients());
    }
}
