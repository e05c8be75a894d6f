package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.failure.CredentialsRejectedException;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.InvalidMessageException;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TlsFailedException;
import io.github.steadymail.failure.TransmissionException;
import io.github.steadymail.scripted.Certificate;
import io.github.steadymail.scripted.Options;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.scripted.Trust;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.TlsMode;
import jakarta.mail.Address;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time limits, credentials, encryption, and what comes of bad input. */
class SenderTest {
    private static final String BOTH = """
            C: MAIL *
            S: 250 ok
            C: RCPT TO:<alice@example.test>
            S: 250 ok
            C: RCPT TO:<bob@example.test>
            S: 550 5.1.1 no such user
            """;

    private static String xoauth2(String token) {
        byte[] response = ("user=user\1auth=Bearer " + token + "\1\1").getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(response);
    }

    @Test
    void anOutcomeSaysWhoGotIt() throws Exception {
        try (ScriptedServer server =
                        ScriptedServer.play(Senders.HELLO + BOTH + Senders.DATA + Senders.DONE + Senders.QUIT);
                MailSender sender = Senders.plain(server)
                        .property("mail.smtp.sendpartial", "true")
                        .build()) {
            MimeMessage message = Senders.message();
            message.addRecipients(MimeMessage.RecipientType.CC, "bob@example.test");
            Outcome outcome = sender.attempt(message);
            assertThat(outcome).isInstanceOf(Outcome.InPart.class);
            assertThat(outcome.failure().orElseThrow().rejected())
                    .singleElement()
                    .satisfies(r -> assertThat(r.address()).isEqualTo("bob@example.test"));
        }
    }

    @Test
    void theRecipientsGivenCountAndNotTheHeaders() throws Exception {
        String talk = Senders.MESSAGE.replace("alice@", "carol@");
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + talk + Senders.QUIT)) {
            try (MailSender sender = Senders.plain(server).build()) {
                sender.send(Senders.message(), List.of(new InternetAddress("carol@example.test")));
            }
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void theDeadlineEndsAServerThatSaysNothing() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + "C: MAIL *\nX: silent\n");
                MailSender sender = Senders.plain(server)
                        .readTimeout(Duration.ofMinutes(1))
                        .deadline(Duration.ofMillis(400))
                        .build()) {
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(failure).isInstanceOf(TransmissionException.class);
            assertThat(failure.kind()).isEqualTo(FailureKind.DEADLINE_EXCEEDED);
        }
    }

    /** The second message, for the first one in a JVM takes its time to get to its end of data. */
    @Test
    void theDeadlineLeavesAMissingVerdictUnknown() throws Exception {
        String talk = Senders.HELLO + Senders.MESSAGE + Senders.ENVELOPE + Senders.DATA + "X: silent\n";
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = Senders.plain(server)
                        .verdictTimeout(Duration.ofMinutes(1))
                        .deadline(Duration.ofSeconds(2))
                        .build()) {
            sender.send(Senders.message());
            assertThat(Senders.failureOf(sender)).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void theVerdictMayTakeLongerThanOtherReplies() throws Exception {
        String slow = Senders.ENVELOPE + Senders.DATA + "X: sleep 2000\n" + Senders.DONE;
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + slow + Senders.QUIT);
                MailSender sender = Senders.plain(server)
                        .readTimeout(Duration.ofSeconds(1))
                        .verdictTimeout(Duration.ofSeconds(30))
                        .build()) {
            assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void refusedCredentialsAreNotTriedAgain() throws Exception {
        String refused = Senders.HELLO_AUTH + "C: AUTH PLAIN *\nS: 535 5.7.8 no\nX: wait\n";
        try (ScriptedServer server = ScriptedServer.play(refused)) {
            try (MailSender sender =
                    Senders.plain(server).credentials("user", "wrong").build()) {
                SmtpFailure first = Senders.failureOf(sender);
                assertThat(first.kind()).isEqualTo(FailureKind.AUTHENTICATION_FAILED);
                SmtpFailure second = Senders.failureOf(sender);
                assertThat(second).isInstanceOf(CredentialsRejectedException.class);
                assertThat(second.kind()).isEqualTo(FailureKind.LOGIN_SUSPENDED);
                assertThat(second.exception().getMessage()).doesNotContain("wrong");
            }
            assertThat(server.awaitConversations(1)).hasSize(1);
        }
    }

    @Test
    void refusedCredentialsAreTriedAgainAfterThePause() throws Exception {
        String refused = Senders.HELLO_AUTH + "C: AUTH PLAIN *\nS: 535 5.7.8 no\nX: wait\n";
        try (ScriptedServer server = ScriptedServer.play(refused + Senders.NEXT + refused);
                MailSender sender = Senders.plain(server)
                        .credentials("user", "wrong")
                        .loginPause(Duration.ZERO)
                        .build()) {
            Senders.failureOf(sender);
            assertThat(Senders.failureOf(sender).kind()).isEqualTo(FailureKind.AUTHENTICATION_FAILED);
            assertThat(server.awaitConversations(2)).hasSize(2);
        }
    }

    @Test
    void aRefusedTokenIsRefreshedOnce() throws Exception {
        String talk = Senders.HELLO_AUTH + "C: AUTH XOAUTH2 " + xoauth2("old") + "\nS: 535 5.7.8 expired\nX: wait\n"
                + Senders.NEXT + Senders.HELLO_AUTH + "C: AUTH XOAUTH2 " + xoauth2("new") + "\nS: 235 2.7.0 ok\n"
                + Senders.MESSAGE + Senders.QUIT;
        List<Boolean> asked = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = Senders.plain(server)
                        .credentials("user", refused -> {
                            asked.add(refused);
                            return refused ? "new" : "old";
                        })
                        .build()) {
            assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            assertThat(asked).containsExactly(false, true);
        }
    }

    @Test
    void aTokenThatCannotBeHadIsAFailure() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO_AUTH);
                MailSender sender = Senders.plain(server)
                        .credentials("user", refused -> {
                            throw new IllegalStateException("the identity provider is away");
                        })
                        .build()) {
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(failure.kind()).isEqualTo(FailureKind.LOGIN_SUSPENDED);
            assertThat(failure.exception()).hasMessageContaining("is away");
            assertThat(server.conversations()).isEmpty();
        }
    }

    @Test
    void withoutStarttlsNothingIsSent() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + "X: wait\n");
                MailSender sender = Senders.plain(server).tls(TlsMode.STARTTLS).build()) {
            assertThat(Senders.failureOf(sender)).isInstanceOf(TlsFailedException.class);
        }
    }

    @Test
    void starttlsWithACertificateThatIsTrusted() throws Exception {
        String talk = Senders.GREETING + "C: EHLO *\nS: 250-mail.example.test\nS: 250 STARTTLS\nC: STARTTLS\n"
                + "S: 220 go ahead\nX: starttls\nC: EHLO *\nS: 250 mail.example.test\n" + Senders.MESSAGE + "C: QUIT\n";
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            try (MailSender sender =
                    secured(server, TlsMode.STARTTLS).trust(Trust.store()).build()) {
                sender.send(Senders.message());
            }
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void implicitTlsWithACertificateThatIsTrusted() throws Exception {
        String talk = Senders.HELLO + Senders.MESSAGE + Senders.MESSAGE + "C: QUIT\n";
        try (ScriptedServer server =
                ScriptedServer.play(talk, Options.defaults().implicitTls())) {
            try (MailSender sender =
                    secured(server, TlsMode.IMPLICIT).trust(Trust.store()).build()) {
                sender.send(Senders.message());
                sender.send(Senders.message());
            }
            assertThat(server.awaitConversations(1)).hasSize(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsAFailure() throws Exception {
        try (ScriptedServer server =
                        ScriptedServer.play(Senders.HELLO, Options.defaults().implicitTls());
                MailSender sender = secured(server, TlsMode.IMPLICIT).build()) {
            assertThat(Senders.failureOf(sender)).isInstanceOf(TlsFailedException.class);
        }
    }

    /** Angus Mail would connect once more, with what the JDK trusts. */
    @Test
    void aCertificateThatTheGivenStoreDoesNotTrustIsRefusedAtOnce() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(
                        Senders.HELLO, Options.defaults().implicitTls().presenting(Certificate.UNTRUSTED));
                MailSender sender =
                        secured(server, TlsMode.IMPLICIT).trust(Trust.store()).build()) {
            assertThat(Senders.failureOf(sender)).isInstanceOf(TlsFailedException.class);
            assertThat(server.awaitConversations(1)).hasSize(1);
        }
    }

    private static MailSenderBuilder secured(ScriptedServer server, TlsMode mode) {
        return Senders.plain(server).host("localhost").tls(mode);
    }

    @Test
    void aMessageWithoutRecipientsIsRefusedAndTheConnectionStays() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server).build()) {
            assertThatThrownBy(() -> sender.send(Senders.message(), List.of()))
                    .isInstanceOf(InvalidMessageException.class);
            assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void headersThatCannotBeReadAreAFailure() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO);
                MailSender sender = Senders.plain(server).build()) {
            MimeMessage message = Senders.message();
            message.setHeader("To", "<<>>, (");
            assertThatThrownBy(() -> sender.send(message)).isInstanceOf(InvalidMessageException.class);
            assertThat(server.conversations()).isEmpty();
        }
    }

    @Test
    void recipientsThatTheMessageDoesNotGiveAreAFailure() throws Exception {
        MimeMessage broken = new MimeMessage(Senders.message()) {
            @Override
            public Address[] getAllRecipients() {
                throw new IllegalStateException("broken");
            }
        };
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO);
                MailSender sender = Senders.plain(server).build()) {
            assertThatThrownBy(() -> sender.send(broken))
                    .isInstanceOf(InvalidMessageException.class)
                    .hasMessageContaining("broken");
        }
    }

    /** Only the program can mend what is unchecked, and nothing is lost by it: the one connection is still there. */
    @Test
    void theProgramsMistakesAreUnchecked() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT)) {
            try (MailSender sender = Senders.plain(server)
                    .connections(1)
                    .property("mail.smtp.localaddress", "127.0.0.1")
                    .property("mail.smtp.localport", "70000")
                    .build()) {
                assertThatThrownBy(() -> sender.attempt(Senders.message()))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            try (MailSender sender = Senders.plain(server).connections(1).build()) {
                List<Address> nobody = Collections.singletonList(null);
                assertThatThrownBy(() -> sender.send(Senders.message(), nobody))
                        .isInstanceOf(NullPointerException.class);
                assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            }
        }
    }

    @Test
    void whatCannotBeIsRefusedByTheBuilder() {
        MailSenderBuilder builder = MailSender.builder();
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> builder.host(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.host("a\r\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.port(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.connections(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.deadline(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.property("smtp.host", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steadymail.chunking | typo | off, on or eager",
                "steadymail.pipelining | yes | true or false",
                "steadymail.verdict.timeout | 10 s | milliseconds",
                "steadymail.verdict.timeout | -1 | milliseconds",
                "steadymail.deadline | 1000 | deadline",
                "steadymail.classifier | standard | classifier",
                "steadymail.chunks | on | steadymail.chunking, steadymail.pipelining, steadymail.verdict.timeout"
            })
    void aPropertyThatIsNoneIsNamedWhenTheSenderIsBuilt(String name, String value, String wanted) {
        MailSenderBuilder builder = MailSender.builder().host("localhost").property(name, value);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(name, value, wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "steadymail.chunking, EAGER",
        "steadymail.chunking, ' off '",
        "steadymail.pipelining, False",
        "steadymail.verdict.timeout, 0"
    })
    void aPropertyOfItsOwnIsTaken(String name, String value) throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server).property(name, value).build()) {
            assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
        }
    }
}
