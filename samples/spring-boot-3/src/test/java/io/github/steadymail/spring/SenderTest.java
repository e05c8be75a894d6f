package io.github.steadymail.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.steadymail.failure.CredentialsRejectedException;
import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.HostUnavailableException;
import io.github.steadymail.failure.MailboxUnavailableException;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.PartialDeliveryException;
import io.github.steadymail.failure.ServiceUnavailableException;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TransientSendException;
import io.github.steadymail.scripted.Conversation;
import io.github.steadymail.scripted.ScriptedServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** What an application sees of the sender that Boot gave it. */
class SenderTest {
    private static final String HELLO = "S: 220 mail.example.test ESMTP\nC: EHLO client.example.test\n";
    private static final String GREETS = HELLO + "S: 250-mail.example.test\nS: 250 8BITMIME\n";
    private static final String MAIL = "C: MAIL FROM:<sender@example.test>\nS: 250 2.1.0 ok\n";
    private static final String DATA = "C: DATA\nS: 354 go ahead\nD: *\n";
    private static final String TAKEN = "S: 250 2.0.0 queued as 4711\n";
    private static final String RESET = "C: RSET\nS: 250 2.0.0 ok\n";
    private static final String STILL_THERE = "C: NOOP\nS: 250 2.0.0 ok\n";
    private static final String QUIT = "C: QUIT\nS: 221 2.0.0 bye\n";

    private static String rcpt(String name, String reply) {
        return "C: RCPT TO:<" + name + "@example.test>\nS: " + reply + "\n";
    }

    private static String taken(String name) {
        return MAIL + rcpt(name, "250 2.1.5 ok") + DATA + TAKEN;
    }

    private static String refused(String name, String reply) {
        return MAIL + rcpt(name, reply) + RESET;
    }

    private static SimpleMailMessage message(String... names) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom("sender@example.test");
        message.setTo(Stream.of(names).map(name -> name + "@example.test").toArray(String[]::new));
        message.setSubject("Invoice 42");
        message.setText("Please pay.");
        return message;
    }

    private static void send(int port, List<SimpleMailMessage> messages, String... properties) {
        String[] all = Stream.concat(Stream.of("spring.mail.port=" + port), Stream.of(properties))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = Application.start(all)) {
            context.getBean(JavaMailSender.class).send(messages.toArray(SimpleMailMessage[]::new));
        }
    }

    /** Plays a dialogue of one connection to its end, and gives what the sender threw. */
    private static Throwable thrown(String dialogue, List<SimpleMailMessage> messages, String... properties) {
        try (ScriptedServer server = ScriptedServer.play(dialogue)) {
            Throwable thrown = catchThrowable(() -> send(server.port(), messages, properties));
            assertThat(server.awaitConversations(1)).hasSize(1);
            assertThat(server.deviations()).isEmpty();
            return thrown;
        }
    }

    private static SmtpFailure failure(Throwable thrown) {
        return SmtpFailure.find(thrown).orElseThrow();
    }

    @Test
    void whatTheServerTakesThrowsNothing() {
        try (ScriptedServer server = ScriptedServer.play(GREETS + taken("alice") + QUIT)) {
            send(server.port(), List.of(message("alice")));
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(server.deviations()).isEmpty();
            assertThat(new String(conversation.messages().get(0), StandardCharsets.UTF_8))
                    .contains("Subject: Invoice 42\r\n");
        }
    }

    @Test
    void whatFailsAtQuitDoesNotUnsendTheMessage() {
        for (String end : List.of("C: QUIT\nS: 451 4.3.0 oops\n", "C: QUIT\nX: fin\n", "X: rst\n")) {
            assertThat(thrown(GREETS + taken("alice") + end, List.of(message("alice"))))
                    .as(end)
                    .isNull();
        }
    }

    @Test
    void aRefusedRecipientIsFoundWithItsReply() {
        Throwable thrown =
                thrown(GREETS + refused("alice", "550 5.1.1 no such user") + QUIT, List.of(message("alice")));
        assertThat(thrown).isInstanceOf(MailSendException.class);
        SmtpFailure failure = failure(thrown);
        assertThat(failure).isInstanceOf(MailboxUnavailableException.class);
        assertThat(failure.kind()).isEqualTo(FailureKind.MAILBOX_NOT_FOUND);
        assertThat(failure.rejected()).singleElement().satisfies(gone -> {
            assertThat(gone.address()).isEqualTo("alice@example.test");
            assertThat(gone.reply().orElseThrow()).hasToString("550 5.1.1 no such user");
            assertThat(gone.suppress()).isTrue();
        });
    }

    @Test
    void oneRecipientOfTwoHasTheMessage() {
        String dialogue = GREETS
                + MAIL
                + rcpt("alice", "250 2.1.5 ok")
                + rcpt("bob", "450 4.2.1 try again later")
                + DATA
                + TAKEN
                + QUIT;
        Throwable thrown =
                thrown(dialogue, List.of(message("alice", "bob")), "spring.mail.properties.mail.smtp.sendpartial=true");
        assertThat(failure(thrown)).isInstanceOf(PartialDeliveryException.class);
        assertThat(failure(thrown).remaining())
                .singleElement()
                .satisfies(remaining -> assertThat(remaining.address()).isEqualTo("bob@example.test"));
    }

    @Test
    void ofSeveralMessagesThoseThatFailedAreTold() {
        SimpleMailMessage toBob = message("bob");
        SimpleMailMessage toDave = message("dave");
        String dialogue = GREETS
                + taken("alice")
                + STILL_THERE
                + refused("bob", "550 5.1.1 no such user")
                + STILL_THERE
                + taken("carol")
                + STILL_THERE
                + refused("dave", "450 4.2.1 try again later")
                + QUIT;
        Throwable thrown = thrown(dialogue, List.of(message("alice"), toBob, message("carol"), toDave));
        assertThat(thrown).isInstanceOfSatisfying(MailSendException.class, failed -> {
            assertThat(failed.getCause()).as("so only the structure tells").isNull();
            assertThat(failed.getFailedMessages()).containsOnlyKeys(toBob, toDave);
            assertThat(failed.getMessageExceptions())
                    .satisfiesExactly(
                            first -> assertThat(failure(first)).isInstanceOf(MailboxUnavailableException.class),
                            second -> assertThat(failure(second)).isInstanceOf(TransientSendException.class));
            assertThat(failure(failed)).isSameAs(failed.getMessageExceptions()[0]);
        });
    }

    @Test
    void aConnectionThatEndsIsReplacedForTheNextMessage() {
        SimpleMailMessage toAlice = message("alice");
        String dialogue = GREETS + MAIL + rcpt("alice", "421 4.3.2 shutting down") + "X: fin\n--- connection\n" + GREETS
                + taken("bob") + QUIT;
        try (ScriptedServer server = ScriptedServer.play(dialogue)) {
            Throwable thrown = catchThrowable(() -> send(server.port(), List.of(toAlice, message("bob"))));
            server.awaitConversations(2);
            assertThat(server.deviations()).isEmpty();
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            MailSendException.class,
                            failed -> assertThat(failed.getFailedMessages()).containsOnlyKeys(toAlice));
            assertThat(failure(thrown)).isInstanceOf(ServiceUnavailableException.class);
        }
    }

    @Test
    void aWrongPasswordIsSentOnce() {
        String dialogue = HELLO + "S: 250-mail.example.test\nS: 250 AUTH PLAIN\n"
                + "C: AUTH PLAIN dXNlcgB1c2VyAHdyb25n\nS: 535 5.7.8 wrong\nX: wait\n";
        Throwable thrown = thrown(
                dialogue,
                List.of(message("alice")),
                "spring.mail.username=user",
                "spring.mail.password=wrong",
                "spring.mail.properties.mail.smtp.auth=true");
        assertThat(thrown).isInstanceOf(MailAuthenticationException.class);
        assertThat(failure(thrown)).isInstanceOf(CredentialsRejectedException.class);
    }

    @Test
    void aRefusedConnectionIsFound() throws Exception {
        try (Socket notListening = new Socket()) {
            notListening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Throwable thrown =
                    catchThrowable(() -> send(notListening.getLocalPort(), List.of(message("alice"), message("bob"))));
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            MailSendException.class,
                            failed -> assertThat(failed.getMessageExceptions()).hasSize(2));
            assertThat(failure(thrown)).isInstanceOf(HostUnavailableException.class);
        }
    }

    @Test
    void aLostVerdictIsUnknownAndNamesTheMessage() {
        String dialogue = GREETS + MAIL + rcpt("alice", "250 2.1.5 ok") + DATA + "X: fin\n";
        try (ScriptedServer server = ScriptedServer.play(dialogue)) {
            Throwable thrown = catchThrowable(() -> send(server.port(), List.of(message("alice"))));
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(server.deviations()).isEmpty();
            SmtpFailure failure = failure(thrown);
            assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
            assertThat(failure.recipients())
                    .singleElement()
                    .satisfies(alice -> assertThat(alice.disposition()).isEqualTo(Disposition.UNKNOWN));
            assertThat(new String(conversation.messages().get(0), StandardCharsets.UTF_8))
                    .contains("Message-ID: " + failure.messageId().orElseThrow() + "\r\n");
        }
    }
}
