package io.github.steadymail.benchmarks;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A message that the server refuses at MAIL, with a reply of one line, over and over on one connection. */
final class Refusal {
    private final SMTPTransport transport;
    private final MimeMessage message;
    private final Address[] recipients;

    private Refusal(String transportClass) {
        Properties properties = AngusSession.properties(1);
        properties.setProperty(AngusSession.CLASS, transportClass);
        Session session = Session.getInstance(properties);
        try {
            transport = (SMTPTransport) session.getTransport("smtp");
            transport.connect(new LoopSocket(new Offer(true, true, true)));
            message = new Mail(4096, 1).ready(session);
            recipients = message.getAllRecipients();
        } catch (MessagingException e) {
            throw new IllegalStateException("nothing can be sent to the sink", e);
        }
    }

    static Refusal toAngus() {
        return new Refusal(AngusSession.TRANSPORT);
    }

    static Refusal toSteadymail() {
        return new Refusal("io.github.steadymail.transport.SteadymailTransport");
    }

    /** Sends, and returns what that threw. */
    MessagingException thrown() {
        try {
            transport.sendMessage(message, recipients);
        } catch (MessagingException e) {
            return e;
        }
        throw new IllegalStateException("the message was not refused");
    }
}
