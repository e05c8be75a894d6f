package io.github.steadymail.benchmarks;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The best that can be done with Angus Mail alone: each thread keeps a connection, and nothing looks after it. */
final class AngusPerThread implements Opened {
    private final Target target;
    private final Session session;
    private final List<Transport> transports = new CopyOnWriteArrayList<>();

    private AngusPerThread(Target target) {
        this.target = target;
        this.session = AngusSession.at(target.port());
    }

    static Opened open(Target target) {
        return new AngusPerThread(target);
    }

    @Override
    public Sender sender() throws Exception {
        Transport transport = session.getTransport("smtp");
        if (!transport.getClass().getName().equals(AngusSession.TRANSPORT)) {
            throw new IllegalStateException("that is not plain Angus Mail: " + transport.getClass());
        }
        transport.connect();
        transports.add(transport);
        MimeMessage message = target.mail().ready(session);
        Address[] recipients = message.getAllRecipients();
        return () -> transport.sendMessage(message, recipients);
    }

    @Override
    public void close() throws MessagingException {
        for (Transport transport : transports) {
            transport.close();
        }
    }
}
