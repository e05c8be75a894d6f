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
import io.github.steadymail.sender.TlsMode;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    @Test
    void sendsAfterLoggingInUnderTls() throws Exception {
        try (MailSender sender = builder()
                .credentials(Postfix.USER + "@" + Postfix.DOMAIN, Postfix.PASSWORD)
                .build()) {
            Receipt receipt = sender.send(Mails.to("alice@example.test", "Please pay."));
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
            assertThatThrownBy(() -> sender.send(Mails.to("alice@example.test", "x")))
                    .isInstanceOf(CredentialsRejectedException.class);
            assertThatThrownBy(() -> sender.send(Mails.to("alice@example.test", "x")))
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
            assertThatThrownBy(() -> sender.send(Mails.to("alice@example.test", "x")))
                    .isInstanceOf(TlsFailedException.class);
        }
    }

    @Test
    void refusalsKeepTheConnection() throws Exception {
        try (MailSender sender = builder().connections(1).build()) {
            assertThatThrownBy(() -> sender.send(Mails.to("nobody@example.test", "x")))
                    .isInstanceOf(MailboxUnavailableException.class);
            assertThatThrownBy(() -> sender.send(Mails.to(
                            "bob@example.test", "x".repeat(70).concat("\r\n").repeat(400))))
                    .isInstanceOf(MessageTooLargeException.class);
            Receipt receipt = sender.send(Mails.to("bob@example.test", "short"));
            assertThat(postfix.log()).contains(receipt.queueId().orElseThrow() + ": client=");
        }
    }

    @Test
    void whoIsUnknownDoesNotKeepTheOthersFromGettingIt() throws Exception {
        try (MailSender sender =
                builder().property("mail.smtp.sendpartial", "true").build()) {
            Outcome outcome = sender.attempt(Mails.to("carol@example.test, nobody@example.test", "in part"));
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
            assertThat(sender.attempt(Mails.to("bob@example.test", "before"))).isInstanceOf(Outcome.Accepted.class);
            postfix.restart();
            assertThat(sender.attempt(Mails.to("bob@example.test", "after"))).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void aServerThatClosesIdleConnectionsIsNotNoticed() throws Exception {
        try (Postfix impatient = Postfix.start(Map.of("smtpd_timeout", "1s"));
                MailSender sender = MailSender.builder()
                        .host("127.0.0.1")
                        .port(Integer.parseInt(impatient.port()))
                        .tls(TlsMode.NONE)
                        .build()) {
            sender.send(Mails.to("alice@example.test", "before"));
            impatient.awaitLog("timeout after");
            sender.send(Mails.to("alice@example.test", "after"));
            assertThat(impatient.copiesFor("alice")).hasSize(2);
        }
    }

    @Test
    void manyAreSentOnOtherThreads() throws Exception {
        try (Postfix another = Postfix.start(Map.of());
                MailSender sender = MailSender.builder()
                        .host("127.0.0.1")
                        .port(Integer.parseInt(another.port()))
                        .tls(TlsMode.NONE)
                        .connections(3)
                        .build()) {
            List<CompletableFuture<Receipt>> sent = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                sent.add(sender.sendAsync(Mails.to("alice@example.test, bob@example.test", "number " + i))
                        .toCompletableFuture());
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
            assertThat(sent)
                    .extracting(each -> each.join().queueId().orElseThrow())
                    .doesNotHaveDuplicates();
            assertThat(another.copiesFor("alice")).hasSize(40).doesNotHaveDuplicates();
            assertThat(another.copiesFor("bob")).hasSize(40);
        }
    }
}
