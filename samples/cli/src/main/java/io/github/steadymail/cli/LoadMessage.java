package io.github.steadymail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;

/** One sender's message, made ready once: only its Message-ID is another one each time it is sent. */
final class LoadMessage {
    private static final String LINE = "All work and no play makes Jack a dull boy. All work and no play makes Jac\r\n";
    private static final String LETTER = "x";

    private final MimeMessage message;
    private final String name;
    private long count;

    LoadMessage(String run, int sender, String from, int size) throws MessagingException {
        name = String.format(Locale.ROOT, "%s.%04d", run, sender);
        String header = "Message-ID: " + identifier() + "\r\n"
                + "From: " + (from.equals("<>") ? "load@localhost" : from) + "\r\n"
                + "To: undisclosed-recipients:;\r\n"
                + "Date: " + new MailDateFormat().format(Date.from(Instant.now())) + "\r\n"
                + "Subject: A load test\r\n"
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=us-ascii\r\n"
                + "Content-Transfer-Encoding: 7bit\r\n"
                + "\r\n";
        String body = body(size - header.getBytes(UTF_8).length);
        message = new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream((header + body).getBytes(UTF_8)));
    }

    /** Lines that are so many octets together, if there is room for one at all. */
    private static String body(int octets) {
        int lines = Math.max(0, octets / LINE.length());
        int rest = Math.max(0, octets - lines * LINE.length());
        return rest < 2
                ? LETTER.repeat(rest) + LINE.repeat(lines) // a line that is one longer
                : LINE.repeat(lines) + LETTER.repeat(rest - 2) + "\r\n";
    }

    /** The message to send next. */
    MimeMessage next() throws MessagingException {
        count++;
        message.setHeader("Message-ID", identifier());
        return message;
    }

    private String identifier() {
        String digits = Long.toString(count);
        return "<" + name + "." + "0".repeat(Math.max(0, 10 - digits.length())) + digits + "@load.test>";
    }
}
