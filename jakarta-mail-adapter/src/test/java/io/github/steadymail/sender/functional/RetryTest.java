package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.GreylistedException;
import io.github.steadymail.failure.HostUnavailableException;
import io.github.steadymail.failure.MailboxUnavailableException;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.PartialDeliveryException;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.QuickTime;
import io.github.steadymail.sender.RetryPolicy;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender tries again by itself, and what never. */
class RetryTest {
    private static final String MAIL = "C: MAIL *\nS: 250 2.1.0 ok\n";
    private static final String RESET = "C: RSET\nS: 250 ok\n";
    private static final String GREYLISTED =
            MAIL + to("alice") + "S: 451 4.7.1 Greylisted, please try again in 7 minutes\n" + RESET;
    private static final String FIVE = "a@example.test, b@example.test, c@example.test, d@example.test, e@example.test";
    private static final String TOO_MANY = MAIL + takes("a") + takes("b") + tooMany("c") + tooMany("d") + tooMany("e");

    private final QuickTime time = new QuickTime();

    private static String to(String name) {
        return "C: RCPT TO:<" + name + "@example.test>\n";
    }

    private static String takes(String name) {
        return to(name) + "S: 250 2.1.5 ok\n";
    }

    private static String tooMany(String name) {
        return to(name) + "S: 452 4.5.3 too many recipients\n";
    }

    /** A transaction that the server takes for all of these. */
    private static String taken(String... names) {
        return offered(names) + Senders.DONE;
    }

    private static String offered(String... names) {
        StringBuilder talk = new StringBuilder(MAIL);
        for (String name : names) {
            talk.append(takes(name));
        }
        return talk.append(Senders.DATA).toString();
    }

    private static MailSenderBuilder patient(ScriptedServer server) {
        return Senders.plain(server)
                .deadline(Duration.ofHours(1))
                .retry(RetryPolicy.attempts(3).jitter(0).longestDelay(Duration.ofMinutes(30)));
    }

    private static MailSenderBuilder partly(ScriptedServer server) {
        return patient(server).property("mail.smtp.sendpartial", "true");
    }

    private static MimeMessage message(String to) throws MessagingException {
        MimeMessage message = Senders.message();
        message.setRecipients(MimeMessage.RecipientType.TO, to);
        return message;
    }

    private static List<Disposition> dispositions(SmtpFailure failure) {
        return failure.recipients().stream().map(RecipientOutcome::disposition).toList();
    }

    @Test
    void withoutAPolicyNothingIsTriedAgain() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + GREYLISTED);
                MailSender sender = time.build(Senders.plain(server))) {
            assertThat(Senders.failureOf(sender)).isInstanceOf(GreylistedException.class);
            assertThat(time.waits()).isEmpty();
        }
    }

    @Test
    void aGreylistIsOutlasted() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.play(Senders.HELLO + GREYLISTED + GREYLISTED + Senders.MESSAGE + Senders.QUIT)) {
            try (MailSender sender = time.build(patient(server))) {
                assertThat(sender.send(Senders.message()).queueId()).contains("4XyZ12abcD");
            }
            assertThat(time.waits()).containsExactly(Duration.ofMinutes(7), Duration.ofMinutes(7));
            assertThat(server.awaitConversations(1)).hasSize(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void theAttemptsEnd() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.play(Senders.HELLO + GREYLISTED + GREYLISTED + GREYLISTED + Senders.QUIT)) {
            try (MailSender sender = time.build(patient(server))) {
                SmtpFailure failure = Senders.failureOf(sender);
                assertThat(failure).isInstanceOf(GreylistedException.class);
                assertThat(failure.exception().getSuppressed())
                        .hasSize(2)
                        .hasOnlyElementsOfType(GreylistedException.class);
                assertThat(failure.messageId()).isPresent();
            }
            assertThat(time.waits()).hasSize(2);
            assertThat(server.awaitConversations(1)).hasSize(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void everyAttemptSendsTheSameOctets() throws Exception {
        String notNow = Senders.ENVELOPE + Senders.DATA + "S: 451 4.3.0 not now\n" + RESET;
        try (ScriptedServer server =
                ScriptedServer.play(Senders.HELLO + notNow + notNow + Senders.MESSAGE + Senders.QUIT)) {
            String messageId;
            try (MailSender sender = time.build(patient(server))) {
                messageId = sender.send(Senders.message()).messageId().orElseThrow();
            }
            List<byte[]> sent = server.awaitConversations(1).get(0).messages();
            assertThat(sent).hasSize(3);
            assertThat(new String(sent.get(0), StandardCharsets.ISO_8859_1))
                    .contains("Message-ID: " + messageId)
                    .contains("Date: ");
            assertThat(sent.get(1)).isEqualTo(sent.get(0));
            assertThat(sent.get(2)).isEqualTo(sent.get(0));
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void onlyWhoRemainsGetsItAgain() throws Exception {
        String first = MAIL + takes("alice") + to("bob") + "S: 450 4.2.0 busy\n" + takes("carol") + Senders.DATA
                + Senders.DONE;
        String second = taken("bob").replace("4XyZ12abcD", "5AbC34defG");
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + first + second + Senders.QUIT)) {
            Receipt receipt;
            try (MailSender sender = time.build(partly(server))) {
                receipt = sender.send(message("alice@example.test, bob@example.test, carol@example.test"));
            }
            assertThat(receipt.recipients())
                    .extracting(RecipientOutcome::address)
                    .containsExactly("alice@example.test", "bob@example.test", "carol@example.test");
            assertThat(receipt.queueId()).contains("5AbC34defG");
            assertThat(receipt.messageId()).isPresent();
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void whoWasRefusedForGoodIsNotAskedAgainAndIsTold() throws Exception {
        String first = MAIL + to("alice") + "S: 550 5.1.1 no such user\n" + takes("bob") + RESET;
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + first + taken("bob") + Senders.QUIT)) {
            try (MailSender sender = time.build(patient(server))) {
                SmtpFailure failure = sender.attempt(message("alice@example.test, bob@example.test"))
                        .failure()
                        .orElseThrow();
                assertThat(failure).isInstanceOf(PartialDeliveryException.class);
                assertThat(dispositions(failure)).containsExactly(Disposition.REJECTED, Disposition.ACCEPTED);
                assertThat(failure.rejected()).allMatch(RecipientOutcome::suppress);
                PartialDeliveryException partial = (PartialDeliveryException) failure;
                assertThat(partial.finalReply()).isPresent();
                assertThat(partial.getValidSentAddresses()).containsExactly(new InternetAddress("bob@example.test"));
                assertThat(partial.getInvalidAddresses()).containsExactly(new InternetAddress("alice@example.test"));
            }
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void tooManyRecipientsAreSplit() throws Exception {
        String talk = TOO_MANY + RESET + taken("a", "b") + taken("c", "d") + taken("e");
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + talk + Senders.QUIT)) {
            try (MailSender sender = time.build(patient(server))) {
                assertThat(sender.send(message(FIVE)).recipients()).hasSize(5);
            }
            assertThat(time.waits()).isEmpty();
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void thoseBeyondTheLimitAreSplitToo() throws Exception {
        String talk = TOO_MANY + Senders.DATA + Senders.DONE + taken("c", "d") + taken("e");
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + talk + Senders.QUIT)) {
            try (MailSender sender = time.build(partly(server))) {
                assertThat(sender.send(message(FIVE)).recipients()).hasSize(5);
            }
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aBatchThatFailsDoesNotStopTheOthers() throws Exception {
        String talk = TOO_MANY + RESET + offered("a", "b") + "S: 451 4.3.0 not now\n" + RESET + offered("c", "d")
                + "S: 554 5.6.0 not that\n" + RESET + taken("e") + taken("a", "b");
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + talk + Senders.QUIT)) {
            try (MailSender sender = time.build(patient(server))) {
                SmtpFailure failure = sender.attempt(message(FIVE)).failure().orElseThrow();
                assertThat(failure).isInstanceOf(PartialDeliveryException.class);
                assertThat(dispositions(failure))
                        .containsExactly(
                                Disposition.ACCEPTED,
                                Disposition.ACCEPTED,
                                Disposition.REJECTED,
                                Disposition.REJECTED,
                                Disposition.ACCEPTED);
                assertThat(failure.exception().getSuppressed()).hasSize(3);
            }
            assertThat(time.waits()).hasSize(1);
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: fin\n", "X: rst\n", "S| 25\nX: fin\n"})
    void anUnknownOutcomeIsNeverSentAgain(String end) throws Exception {
        try (ScriptedServer server = ScriptedServer.play(
                Senders.HELLO + Senders.ENVELOPE + Senders.DATA + end + Senders.NEXT + "X: wait\n")) {
            try (MailSender sender = time.build(patient(server))) {
                assertThat(Senders.failureOf(sender)).isInstanceOf(OutcomeUnknownException.class);
            }
            assertThat(server.awaitConversations(1)).hasSize(1);
        }
    }

    @Test
    void anUnknownBatchMakesTheWholeUnknownAndTheOthersAreTold() throws Exception {
        String talk = TOO_MANY + RESET + offered("a", "b") + "X: fin\n" + Senders.NEXT + Senders.HELLO + taken("c", "d")
                + MAIL + to("e") + "S: 550 5.1.1 no such user\n" + RESET + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + talk)) {
            try (MailSender sender = time.build(patient(server))) {
                SmtpFailure failure = sender.attempt(message(FIVE)).failure().orElseThrow();
                assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
                assertThat(dispositions(failure))
                        .containsExactly(
                                Disposition.UNKNOWN,
                                Disposition.UNKNOWN,
                                Disposition.ACCEPTED,
                                Disposition.ACCEPTED,
                                Disposition.REJECTED);
                assertThat(failure.messageId()).isPresent();
                assertThat(((OutcomeUnknownException) failure).getValidUnsentAddresses())
                        .isEmpty();
            }
            assertThat(server.awaitConversations(2)).hasSize(2);
        }
    }

    @Test
    void whatIsRefusedForGoodIsNeverSentAgain() throws Exception {
        String refused = MAIL + to("alice") + "S: 550 5.1.1 no such user\n" + RESET;
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + refused + Senders.QUIT)) {
            try (MailSender sender = time.build(patient(server))) {
                assertThat(Senders.failureOf(sender)).isInstanceOf(MailboxUnavailableException.class);
            }
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aDelayBeyondTheDeadlineIsNotWaitedFor() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + GREYLISTED + Senders.QUIT);
                MailSender sender = time.build(patient(server).deadline(Duration.ofMinutes(6)))) {
            assertThat(Senders.failureOf(sender)).isInstanceOf(GreylistedException.class);
            assertThat(time.waits()).isEmpty();
        }
    }

    @Test
    void aDelayBeyondTheLongestIsNotWaitedFor() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + GREYLISTED + Senders.QUIT);
                MailSender sender = time.build(patient(server).retry(RetryPolicy.attempts(3)))) {
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(failure.retryAdvice().delay(1)).isEqualTo(Duration.ofMinutes(7));
            assertThat(time.waits()).isEmpty();
        }
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() throws Exception {
        String away = "S: 421 4.3.2 shutting down\nX: fin\n" + Senders.NEXT;
        try (ScriptedServer server =
                ScriptedServer.play(away + away + Senders.HELLO + Senders.MESSAGE + Senders.QUIT)) {
            try (MailSender sender = time.build(patient(server))) {
                assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(time.waits()).containsExactly(Duration.ofMinutes(2), Duration.ofMinutes(4));
            assertThat(server.awaitConversations(3)).hasSize(3);
        }
    }

    @Test
    void theLastReasonCountsWhereNothingWasSaidToAnybodyInTheEnd() throws Exception {
        String away = Senders.NEXT + "S: 421 4.3.2 shutting down\nX: fin\n";
        String talk = Senders.HELLO + MAIL + to("alice") + "S: 421 4.7.1 Greylisted\nX: fin\n" + away + away;
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = time.build(patient(server))) {
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(failure).isInstanceOf(HostUnavailableException.class);
            assertThat(dispositions(failure)).containsExactly(Disposition.DEFERRED);
            assertThat(failure.messageId()).isPresent();
        }
    }

    /** The first connection is stale, which costs no attempt; the second breaks, which does, and is replaced at once. */
    @Test
    void aStaleConnectionIsNoAttempt() throws Exception {
        String talk = Senders.HELLO + Senders.MESSAGE + "C: MAIL *\nX: fin\n" + Senders.NEXT + Senders.HELLO
                + "C: MAIL *\nX: fin\n" + Senders.NEXT + Senders.HELLO + GREYLISTED + Senders.MESSAGE + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            try (MailSender sender = time.build(patient(server))) {
                sender.send(Senders.message());
                assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(time.waits()).containsExactly(Duration.ofMinutes(7));
            assertThat(server.awaitConversations(3)).hasSize(3);
        }
    }

    @Test
    void noConnectionIsHeldWhileWaiting() throws Exception {
        String talk = Senders.HELLO + GREYLISTED + taken("bob") + Senders.MESSAGE + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            try (MailSender sender = time.build(patient(server).connections(1))) {
                time.meanwhile(
                        () -> assertThat(attempt(sender, "bob@example.test")).isInstanceOf(Outcome.Accepted.class));
                assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
            }
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    private static Outcome attempt(MailSender sender, String to) {
        try {
            return sender.attempt(message(to));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void interruptionEndsTheWait() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + GREYLISTED + Senders.QUIT);
                MailSender sender = time.build(patient(server))) {
            time.meanwhile(Thread.currentThread()::interrupt);
            SmtpFailure failure = Senders.failureOf(sender);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED);
            assertThat(dispositions(failure)).containsExactly(Disposition.NOT_ATTEMPTED);
            assertThat(failure.messageId()).isPresent();
            assertThat(failure.exception().getSuppressed()).hasOnlyElementsOfType(GreylistedException.class);
        }
    }

    @Test
    void interruptionDoesNotTakeBackWhatWasAccepted() throws Exception {
        String first = MAIL + takes("alice") + to("bob") + "S: 450 4.2.0 busy\n" + Senders.DATA + Senders.DONE;
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + first + Senders.QUIT);
                MailSender sender = time.build(partly(server))) {
            time.meanwhile(Thread.currentThread()::interrupt);
            SmtpFailure failure = sender.attempt(message("alice@example.test, bob@example.test"))
                    .failure()
                    .orElseThrow();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).isInstanceOf(PartialDeliveryException.class);
            assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED);
            assertThat(dispositions(failure)).containsExactly(Disposition.ACCEPTED, Disposition.NOT_ATTEMPTED);
        }
    }

    @Test
    void closingEndsTheWait() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + GREYLISTED + Senders.QUIT)) {
            MailSender sender = time.build(patient(server));
            time.meanwhile(sender::close);
            assertThat(Senders.failureOf(sender)).isInstanceOf(GreylistedException.class);
            assertThat(time.waits()).hasSize(1);
        }
    }

    @Test
    void closingEndsTheWaitOfAnotherThread() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + GREYLISTED + "C: QUIT\n")) {
            MailSender sender = patient(server)
                    .retire(Duration.ofMinutes(1), Duration.ofMinutes(1), 1)
                    .build();
            CompletableFuture<Outcome> sent =
                    CompletableFuture.supplyAsync(() -> attempt(sender, "alice@example.test"));
            server.awaitConversations(1); // it was given back, and is waited for
            sender.close();
            assertThat(sent.get(20, TimeUnit.SECONDS).failure().orElseThrow()).isInstanceOf(GreylistedException.class);
        }
    }

    @Test
    void whatIsNoFailureOfASendGoesToTheCaller() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.ENVELOPE + "C: DATA\nS: 354 go\n");
                MailSender sender = time.build(patient(server))) {
            MimeMessage broken = new MimeMessage(Session.getInstance(new Properties())) {
                @Override
                public void writeTo(OutputStream out, String[] ignored) {
                    throw new LinkageError("a class is missing");
                }
            };
            broken.setFrom("sender@example.test");
            broken.setRecipients(MimeMessage.RecipientType.TO, "alice@example.test");
            broken.setText("Please pay.");
            assertThatThrownBy(() -> sender.send(broken)).isInstanceOf(LinkageError.class);
        }
    }
}
