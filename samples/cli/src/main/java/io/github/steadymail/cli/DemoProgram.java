package io.github.steadymail.cli;

import io.github.steadymail.scripted.Conversation;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.Steadymail;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The program of the demonstration: it sends one message, as programs with Jakarta Mail do. */
final class DemoProgram {
    private final DemoScene scene;
    private final boolean dropIn;

    DemoProgram(DemoScene scene, boolean dropIn) {
        this.scene = scene;
        this.dropIn = dropIn;
    }

    /**
     * What came of it.
     *
     * @param caught what the program caught, null for nothing
     * @param logIns how often AUTH was sent
     */
    record Result(@Nullable MessagingException caught, long logIns) {}

    Result run() {
        try (ScriptedServer server = ScriptedServer.play(scene.dialogue())) {
            MessagingException caught = null;
            try {
                send(server.port());
            } catch (MessagingException e) {
                caught = e;
            }
            long logIns = server.conversations().stream()
                    .map(Conversation::lines)
                    .flatMap(List::stream)
                    .filter(line -> line.startsWith("AUTH "))
                    .count();
            return new Result(caught, logIns);
        }
    }

    private void send(int port) throws MessagingException {
        Session plain = Session.getInstance(properties(port), scene.options().contains("twice") ? other() : null);
        Session session = dropIn ? Steadymail.session(plain) : plain;
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("shop@example.test"));
        String to = scene.options().contains("two") ? "alice@example.test,bob@example.test" : "alice@example.test";
        message.setRecipients(MimeMessage.RecipientType.TO, to);
        message.setSubject("Invoice 42");
        message.setText("Please pay.");
        if (scene.options().contains("auth")) {
            Transport.send(message, "shop", "wrong-password");
        } else {
            Transport.send(message);
        }
    }

    private Properties properties(int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        properties.setProperty("mail.smtp.localhost", "shop.example.test");
        properties.setProperty("mail.smtp.timeout", scene.options().contains("brief") ? "300" : "5000");
        properties.setProperty("mail.smtp.class", "org.eclipse.angus.mail.smtp.SMTPTransport");
        if (scene.options().contains("partial")) {
            properties.setProperty("mail.smtp.sendpartial", "true");
        }
        return properties;
    }

    private static Authenticator other() {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("shop", "another-wrong-one");
            }
        };
    }
}
