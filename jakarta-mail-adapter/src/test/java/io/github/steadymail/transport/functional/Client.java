package io.github.steadymail.transport.functional;

import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** What most tests begin with: a Session for a server on loopback, with our transport, and a message. */
final class Client {
    static final Address[] ALICE = {address("alice@example.test")};

    private Client() {}

    static Properties properties(int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.class", SteadymailTransport.class.getName());
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        properties.setProperty("mail.smtp.localhost", "client.example.test");
        properties.setProperty("mail.smtp.timeout", "1500");
        properties.setProperty("mail.smtp.connectiontimeout", "1500");
        return properties;
    }

    static SteadymailTransport transport(Session session) throws MessagingException {
        return (SteadymailTransport) session.getTransport("smtp");
    }

    static SteadymailTransport transport(int port) throws MessagingException {
        return transport(Session.getInstance(properties(port)));
    }

    static MimeMessage message(String text) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(address("sender@example.test"));
        message.setRecipients(MimeMessage.RecipientType.TO, "alice@example.test");
        message.setRecipients(MimeMessage.RecipientType.BCC, "secret@example.test");
        message.setHeader("Resent-Bcc", "secret@example.test");
        message.setHeader("Content-Length", "17");
        message.setSubject("Invoice 42");
        message.setText(text, "UTF-8");
        message.saveChanges();
        return message;
    }

    static InternetAddress address(String address) {
        InternetAddress internet = new InternetAddress();
        internet.setAddress(address);
        return internet;
    }
}
