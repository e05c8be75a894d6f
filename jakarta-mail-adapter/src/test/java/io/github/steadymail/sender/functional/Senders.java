package io.github.steadymail.sender.functional;

import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.TlsMode;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;

/** What most tests begin with: a sender to a scripted server, a message, and pieces of dialogues. */
final class Senders {
    static final String GREETING = "S: 220 mail.example.test ESMTP\n";
    static final String HELLO = GREETING + "C: EHLO client.example.test\nS: 250 mail.example.test\n";
    static final String HELLO_AUTH =
            GREETING + "C: EHLO client.example.test\nS: 250-mail.example.test\nS: 250 AUTH PLAIN XOAUTH2\n";
    static final String ENVELOPE =
            "C: MAIL FROM:<sender@example.test>\nS: 250 2.1.0 ok\nC: RCPT TO:<alice@example.test>\nS: 250 2.1.5 ok\n";
    static final String DATA = "C: DATA\nS: 354 go ahead\nD: *\n";
    static final String DONE = "S: 250 2.0.0 Ok: queued as 4XyZ12abcD\n";
    static final String MESSAGE = ENVELOPE + DATA + DONE;
    static final String QUIT = "C: QUIT\nS: 221 2.0.0 bye\n";
    static final String NEXT = "--- connection\n";

    private Senders() {}

    /** A sender without TLS, which waits for no longer than a test may take. */
    static MailSenderBuilder plain(ScriptedServer server) {
        return plain(server.port());
    }

    static MailSenderBuilder plain(int port) {
        return MailSender.builder()
                .host("127.0.0.1")
                .port(port)
                .tls(TlsMode.NONE)
                .property("mail.smtp.localhost", "client.example.test")
                .readTimeout(Duration.ofMillis(1500))
                .verdictTimeout(Duration.ofMillis(1500))
                .deadline(Duration.ofSeconds(10))
                .gracePeriod(Duration.ofSeconds(2));
    }

    static MimeMessage message() throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom("sender@example.test");
        message.setRecipients(MimeMessage.RecipientType.TO, "alice@example.test");
        message.setSubject("Invoice 42");
        message.setText("Please pay.", "UTF-8");
        return message;
    }

    static SmtpFailure failureOf(MailSender sender) throws MessagingException {
        return sender.attempt(message()).failure().orElseThrow();
    }
}
