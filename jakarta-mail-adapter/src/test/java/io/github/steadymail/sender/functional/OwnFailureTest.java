package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.failure.AuthenticationRefusedException;
import io.github.steadymail.failure.AuthenticationUnavailableException;
import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.HostUnavailableException;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.failure.RetryAction;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sender and its builder find themselves, before anything is said to a server. */
class OwnFailureTest {
    @Test
    void whatAClosedSenderDoesNotTakeMayBeSentByAnother() throws Exception {
        MailSender sender = MailSender.builder().host("localhost").build();
        sender.close();
        MimeMessage message = Senders.message();
        message.setHeader("Message-ID", "<own@example.test>");
        assertThatThrownBy(() -> sender.sendAsync(message).toCompletableFuture().get())
                .isInstanceOf(ExecutionException.class)
                .satisfies(thrown -> tellsOfTheMessage(SmtpFailure.find(thrown).orElseThrow()));
        tellsOfTheMessage(sender.attempt(message).failure().orElseThrow());
    }

    private static void tellsOfTheMessage(SmtpFailure failure) {
        assertThat(failure).isInstanceOf(HostUnavailableException.class);
        assertThat(failure.kind()).isEqualTo(FailureKind.SENDER_CLOSED);
        assertThat(failure.retryAdvice().action()).isEqualTo(RetryAction.LATER);
        assertThat(failure.messageId()).contains("<own@example.test>");
        assertThat(failure.remaining()).extracting(RecipientOutcome::address).containsExactly("alice@example.test");
        assertThat(failure.recipients().get(0).disposition()).isEqualTo(Disposition.NOT_ATTEMPTED);
    }

    @Test
    void credentialsAreNotIgnoredWhereTheServerOffersNoAuth() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.QUIT);
                MailSender sender =
                        Senders.plain(server).credentials("shop", "secret").build()) {
            assertThat(Senders.failureOf(sender)).isInstanceOf(AuthenticationRefusedException.class);
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aTokenThatIsMissingIsTold() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO_AUTH);
                MailSender sender = Senders.plain(server)
                        .credentials("shop", refused -> {
                            throw new IOException("the token server is away");
                        })
                        .build()) {
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(failure).isInstanceOf(AuthenticationUnavailableException.class);
            assertThat(failure.exception()).hasRootCauseMessage("the token server is away");
        }
    }

    @Test
    void aClassifierOfTheApplicationIsAsked() throws Exception {
        ReplyClassifier own = ReplyClassifier.standard().withRules("own.txt", """
                own.night | RCPT | 550 | * | MAILBOX_BUSY | passing | 8h | Our partner's server sleeps at night
                    closed
                """);
        String refused = "C: MAIL *\nS: 250 ok\nC: RCPT *\nS: 550 closed\nC: RSET\nS: 250 ok\n";
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + refused + Senders.QUIT);
                MailSender sender = Senders.plain(server).classifier(own).build()) {
            assertThat(Senders.failureOf(sender).kind()).isEqualTo(FailureKind.MAILBOX_BUSY);
        }
    }

    @Test
    void recipientsCanBeGivenToAnAttempt() throws Exception {
        String bob = Senders.MESSAGE.replace("alice", "bob");
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + bob + Senders.QUIT);
                MailSender sender = Senders.plain(server).build()) {
            assertThat(sender.attempt(Senders.message(), List.of(new InternetAddress("bob@example.test"))))
                    .isInstanceOf(Outcome.Accepted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "smtp.example.com:587", "smtp://example.com", "a\nb"})
    void whatIsNoHostNameIsRefused(String host) {
        MailSenderBuilder builder = MailSender.builder();
        assertThatThrownBy(() -> builder.host(host)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCannotBeIsRefusedByTheBuilder() throws Exception {
        MailSenderBuilder builder = MailSender.builder().host("::1");
        KeyStore empty = KeyStore.getInstance("PKCS12");
        assertThatThrownBy(() -> builder.trust(empty)).isInstanceOf(IllegalArgumentException.class);
        empty.load(null, null);
        assertThatThrownBy(() -> builder.trust(empty)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(builder::pin).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.property("mail.smtp.port", "25")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.deadline(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTimeThatNeverEndsIsATime() throws Exception {
        Duration ever = Duration.ofSeconds(Long.MAX_VALUE);
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server)
                        .deadline(ever)
                        .connectionWait(ever)
                        .verdictTimeout(ever)
                        .gracePeriod(ever)
                        .loginPause(ever)
                        .retire(ever, ever, 10)
                        .build()) {
            assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
        }
    }
}
