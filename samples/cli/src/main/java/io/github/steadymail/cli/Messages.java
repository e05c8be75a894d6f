package io.github.steadymail.cli;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Reads the message to send, or makes a short one. */
final class Messages {
    private static final String STANDARD_INPUT = "-";

    private Messages() {}

    static MimeMessage of(@Nullable String file, Session session, Envelope envelope, Terminal terminal)
            throws MessagingException {
        if (file == null) {
            return test(session, envelope);
        }
        try (InputStream in = file.equals(STANDARD_INPUT) ? terminal.in() : Files.newInputStream(Path.of(file))) {
            return new MimeMessage(session, new BufferedInputStream(in));
        } catch (IOException | InvalidPathException | MessagingException e) {
            throw new WrongUsage("cannot read the message from " + file + " (" + e + ")");
        }
    }

    private static MimeMessage test(Session session, Envelope envelope) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        if (envelope.hasSender()) {
            message.setFrom(new InternetAddress(envelope.from(), false));
        }
        message.setRecipients(Message.RecipientType.TO, envelope.recipients());
        message.setSubject("Test message");
        message.setSentDate(Date.from(Instant.now()));
        message.setText(
                "This is a test message, sent by the command line of Steadymail.\n", StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }
}
