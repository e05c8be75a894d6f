package io.github.steadymail.benchmarks;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The message that everybody sends.
 *
 * @param octets how long it is, header and all, give or take a few
 * @param recipients to how many it goes
 * @param parsed whether it came as octets, which are then sent as they are; else it was made and saved, as programs do
 */
record Mail(int octets, int recipients, boolean parsed) {
    static final String FROM = "sender@example.com";
    static final String SUBJECT = "What it costs to send this";

    private static final String LINE = "All work and no play makes the server a dull boy, line after line of it.\r\n";

    Mail(int octets, int recipients) {
        this(octets, recipients, false);
    }

    List<String> to() {
        return IntStream.rangeClosed(1, recipients)
                .mapToObj(number -> "recipient" + number + "@example.org")
                .toList();
    }

    /** The text below the header. */
    String body() {
        int left = octets - header().length();
        return LINE.repeat(left / LINE.length()) + "x".repeat(left % LINE.length());
    }

    String text() {
        return header() + body();
    }

    /** The message, ready to be sent. */
    MimeMessage ready(Session session) throws MessagingException {
        if (parsed) {
            return asOctets(session);
        }
        MimeMessage message = new MimeMessage(session);
        message.setFrom(FROM);
        message.setRecipients(Message.RecipientType.TO, String.join(",", to()));
        message.setSubject(SUBJECT);
        message.setSentDate(Date.from(Instant.parse("2026-11-24T10:00:00Z")));
        message.setText(body(), "us-ascii");
        message.saveChanges();
        return message;
    }

    private MimeMessage asOctets(Session session) throws MessagingException {
        return new MimeMessage(session, new ByteArrayInputStream(text().getBytes(StandardCharsets.US_ASCII)));
    }

    private String header() {
        return "Date: Tue, 24 Nov 2026 10:00:00 +0000\r\n"
                + "From: " + FROM + "\r\n"
                + "To: " + String.join(",\r\n ", to()) + "\r\n"
                + "Message-ID: <benchmark@example.com>\r\n"
                + "Subject: " + SUBJECT + "\r\n"
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=us-ascii\r\n"
                + "Content-Transfer-Encoding: 7bit\r\n"
                + "\r\n";
    }
}
