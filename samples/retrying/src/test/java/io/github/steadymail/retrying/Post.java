package io.github.steadymail.retrying;

import io.github.steadymail.scripted.Conversation;
import io.github.steadymail.scripted.ScriptedServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A server that plays a dialogue, one connection an attempt, and a message for it. */
final class Post implements AutoCloseable {
    static final String NEXT = "--- connection\n";
    static final String MAIL = """
            S: 220 mail.example.test ESMTP
            C: EHLO *
            S: 250 mail.example.test
            C: MAIL *
            S: 250 2.1.0 ok
            """;
    static final String RCPT = "C: RCPT TO:<alice@example.test>\n";
    static final String TAKES_RCPT = RCPT + "S: 250 2.1.5 ok\n";
    static final String BOB = "C: RCPT TO:<bob@example.test>\n";
    static final String DATA = "C: DATA\nS: 354 go ahead\nD: *\n";
    static final String QUIT = "C: QUIT\nS: 221 bye\n";
    static final String RESET = "C: RSET\nS: 250 ok\n" + QUIT;
    static final String QUEUED = "S: 250 2.0.0 queued\n" + QUIT;
    static final String ACCEPTED = MAIL + TAKES_RCPT + DATA + QUEUED;
    static final String GREYLISTED = MAIL + RCPT + "S: 451 4.7.1 Greylisted, please try again in 7 minutes\n" + RESET;
    static final String BUSY = "S: 421 4.3.2 shutting down\nX: fin\n";
    static final String LOST = MAIL + "X: fin\n";
    static final String NO_VERDICT = MAIL + TAKES_RCPT + DATA + "X: fin\n";
    static final String REFUSED = MAIL + RCPT + "S: 550 5.1.1 no such user\n" + RESET;
    static final String NOT_NOW = MAIL + TAKES_RCPT + DATA + "S: 451 4.3.0 try again later\n" + RESET;

    private final ScriptedServer server;
    private final Session session;

    private Post(ScriptedServer server, boolean partly) {
        this.server = server;
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(server.port()));
        properties.setProperty("mail.smtp.timeout", "5000");
        properties.setProperty("mail.smtp.sendpartial", String.valueOf(partly));
        session = Session.getInstance(properties);
    }

    /** The connections' dialogues, in order. */
    static Post plays(String... connections) {
        return new Post(ScriptedServer.play(String.join(NEXT, connections)), false);
    }

    /** The same, and the message goes to those that are accepted though others are not. */
    static Post playsToSome(String... connections) {
        return new Post(ScriptedServer.play(String.join(NEXT, connections)), true);
    }

    Post with(String property, String value) {
        session.getProperties().setProperty(property, value);
        return this;
    }

    MimeMessage message(String to) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("shop@example.test"));
        message.setRecipients(MimeMessage.RecipientType.TO, to);
        message.setSubject("Invoice");
        message.setText("Please pay.");
        return message;
    }

    Delivery delivery(String to) throws MessagingException {
        MimeMessage message = message(to);
        message.saveChanges();
        return new Delivery(session, message, List.of(InternetAddress.parse(to)));
    }

    Delivery delivery() throws MessagingException {
        return delivery("alice@example.test");
    }

    /** What one attempt throws. */
    static MessagingException failureOf(Delivery delivery) {
        try {
            delivery.attempt();
        } catch (MessagingException e) {
            return e;
        }
        throw new AssertionError("it was accepted");
    }

    /** The attempts so far, each one connection. */
    List<Conversation> attempts() {
        return server.conversations();
    }

    /** The Message-IDs of all contents that the server took to their end, whatever it answered. */
    List<String> messageIds() throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (Conversation conversation : server.conversations()) {
            for (byte[] content : conversation.messages()) {
                ids.add(new MimeMessage(session, new ByteArrayInputStream(content)).getMessageID());
            }
        }
        return ids;
    }

    /** Whether all went as the dialogue says. */
    boolean asPlanned() {
        return server.deviations().isEmpty();
    }

    @Override
    public void close() {
        server.close();
    }
}
