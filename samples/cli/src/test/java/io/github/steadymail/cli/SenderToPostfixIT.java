package io.github.steadymail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.failure.CredentialsRejectedException;
import io.github.steadymail.failure.MailboxUnavailableException;
import io.github.steadymail.failure.MessageTooLargeException;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.TlsFailedException;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sender and a real Postfix: STARTTLS, AUTH, refusals, and a server that is started anew under it. */
class SenderToPostfixIT {
    private static Postfix postfix;

    @BeforeAll
    static void start() {
        postfix = Postfix.start(Map.of("message_size_limit", "20000", "smtpd_tls_auth_only", "yes"));
    }

    @AfterAll
    static void stop() {
        postfix.close();
    }

    /** STARTTLS is required by default. */
    private static MailSenderBuilder builder() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(postfix.trustStore().toFile())) {
            trusted.load(in, "changeit".toCharArray());
        }
        return MailSender.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(postfix.port()))
                .trust(trusted);
    }

    private static MimeMessage message(String to, String text) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom("me@example.test");
        message.setRecipients(MimeMessage.RecipientType.TO, to);
        message.setSubject("Invoice");
        message.setText(text);
        return message;
    }

    @Test
    void sendsAfterLoggingInUnderTls() throws Exception {
        try (MailSender sender = builder()
                .credentials(Postfix.USER + "@" + Postfix.DOMAIN, Postfix.PASSWORD)
                .build()) {
            Receipt receipt = sender.send(message("alice@example.test", "Please pay."));
            String queueId = receipt.queueId().orElseThrow();
            assertThat(postfix.deliveredTo("alice"))
                    .contains(receipt.messageId().orElseThrow())
                    .contains("Please pay.");
            assertThat(postfix.log()).contains(queueId + ": client=").contains("sasl_username=user@example.test");
        }
    }

    @Test
    void refusedCredentialsAreSaidOnce() throws Exception {
        try (MailSender sender = builder()
                .credentials(Postfix.USER + "@" + Postfix.DOMAIN, "wrong")
                .build()) {
            assertThatThrownBy(() -> sender.send(message("alice@example.test", "x")))
                    .isInstanceOf(CredentialsRejectedException.class);
            assertThatThrownBy(() -> sender.send(message("alice@example.test", "x")))
                    .isInstanceOf(CredentialsRejectedException.class)
                    .hasMessageContaining("LOGIN_SUSPENDED");
        }
    }

    @Test
    void theJdkDoesNotTrustThatCertificate() throws Exception {
        try (MailSender sender = MailSender.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(postfix.port()))
                .build()) {
            assertThatThrownBy(() -> sender.send(message("alice@example.test", "x")))
                    .isInstanceOf(TlsFailedException.class);
        }
    }

    @Test
    void refusalsKeepTheConnection() throws Exception {
        try (MailSender sender = builder().connections(1).build()) {
            assertThatThrownBy(() -> sender.send(message("nobody@example.test", "x")))
                    .isInstanceOf(MailboxUnavailableException.class);
            assertThatThrownBy(() -> sender.send(message(
                            "bob@example.test", "x".repeat(70).concat("\r\n").repeat(400))))
                    .isInstanceOf(MessageTooLargeException.class);
            Receipt receipt = sender.send(message("bob@example.test", "short"));
            assertThat(postfix.log()).contains(receipt.queueId().orElseThrow() + ": client=");
        }
    }

    @Test
    void whoIsUnknownDoesNotKeepTheOthersFromGettingIt() throws Exception {
        try (MailSender sender =
                builder().property("mail.smtp.sendpartial", "true").build()) {
            Outcome outcome = sender.attempt(message("carol@example.test, nobody@example.test", "in part"));
            assertThat(outcome).isInstanceOf(Outcome.InPart.class);
            assertThat(outcome.failure().orElseThrow().rejected())
                    .extracting(RecipientOutcome::address)
                    .containsExactly("nobody@example.test");
            assertThat(postfix.deliveredTo("carol")).contains("in part");
        }
    }

    @Test
    void aServerThatWasStartedAnewIsNotNoticed() throws Exception {
        try (MailSender sender = builder().build()) {
            assertThat(sender.attempt(message("bob@example.test", "before"))).isInstanceOf(Outcome.Accepted.class);
            postfix.restart();
            assertThat(sender.attempt(message("bob@example.test", "after"))).isInstanceOf(Outcome.Accepted.class);
        }
    }
}
