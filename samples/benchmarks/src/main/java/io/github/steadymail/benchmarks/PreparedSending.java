package io.github.steadymail.benchmarks;

import io.github.steadymail.transport.PreparedMessage;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/** Our transport, one for each thread, and a message that was written once. */
final class PreparedSending implements Opened {
    private final Target target;
    private final Session session;
    private final List<Transport> transports = new CopyOnWriteArrayList<>();

    private PreparedSending(Target target) {
        this.target = target;
        Properties properties = AngusSession.properties(target.port());
        properties.setProperty(AngusSession.CLASS, SteadymailTransport.class.getName());
        this.session = Session.getInstance(properties);
    }

    static Opened open(Target target) {
        return new PreparedSending(target);
    }

    @Override
    public Sender sender() throws MessagingException {
        SteadymailTransport transport = (SteadymailTransport) session.getTransport("smtp");
        transport.connect();
        transports.add(transport);
        MimeMessage message = target.mail().ready(session);
        PreparedMessage prepared = PreparedMessage.of(message);
        Address[] recipients = message.getAllRecipients();
        return () -> transport.sendMessage(prepared, recipients);
    }

    @Override
    public void close() throws MessagingException {
        for (Transport transport : transports) {
            transport.close();
        }
    }
}
