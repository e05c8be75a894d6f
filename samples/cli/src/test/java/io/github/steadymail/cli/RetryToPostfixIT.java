package io.github.steadymail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.failure.GreylistedException;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.RetryPolicy;
import io.github.steadymail.sender.TlsMode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A greylist before a real Postfix, which lets everybody through the second time, and a sender that tries again. */
class RetryToPostfixIT {
    private Greylist greylist;
    private Postfix postfix;

    @BeforeEach
    void start() {
        greylist = Greylist.start("alice@example.test", "bob@example.test");
        postfix = Postfix.start(Map.of("smtpd_recipient_restrictions", greylist.service()));
    }

    @AfterEach
    void stop() {
        postfix.close();
        greylist.close();
    }

    private MailSenderBuilder builder() {
        return MailSender.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(postfix.port()))
                .tls(TlsMode.NONE);
    }

    @Test
    void withoutAPolicyItIsTheCallersToTryAgain() {
        try (MailSender sender = builder().build()) {
            assertThatThrownBy(() -> sender.send(Mails.to("alice@example.test", "once")))
                    .isInstanceOfSatisfying(
                            GreylistedException.class,
                            failure ->
                                    assertThat(failure.retryAdvice().delay(1)).isEqualTo(Duration.ofSeconds(1)));
        }
    }

    @Test
    void theSecondAttemptIsLetThrough() throws Exception {
        try (MailSender sender = builder().retry(RetryPolicy.attempts(3)).build()) {
            Receipt receipt = sender.send(Mails.to("alice@example.test", "twice"));
            assertThat(postfix.copiesFor("alice"))
                    .singleElement()
                    .asString()
                    .contains("twice", receipt.messageId().orElseThrow());
        }
        assertThat(postfix.log()).containsOnlyOnce("Greylisted");
    }

    @Test
    void whoHasItDoesNotGetItAgain() throws Exception {
        try (MailSender sender = builder()
                .retry(RetryPolicy.attempts(3))
                .property("mail.smtp.sendpartial", "true")
                .build()) {
            Receipt receipt = sender.sendAsync(Mails.to("carol@example.test, bob@example.test", "by and by"))
                    .toCompletableFuture()
                    .get(1, TimeUnit.MINUTES);
            assertThat(receipt.recipients())
                    .extracting(RecipientOutcome::address)
                    .containsExactly("carol@example.test", "bob@example.test");
        }
        for (String user : new String[] {"bob", "carol"}) {
            assertThat(postfix.copiesFor(user)).singleElement().asString().contains("by and by");
        }
    }
}
