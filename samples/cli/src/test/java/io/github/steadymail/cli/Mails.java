package io.github.steadymail.cli;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** Messages of the tests. */
final class Mails {
    private Mails() {}

    static MimeMessage to(String recipients, String text) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom("me@example.test");
        message.setRecipients(MimeMessage.RecipientType.TO, recipients);
        message.setSubject("Invoice");
        message.setText(text);
        return message;
    }
}
