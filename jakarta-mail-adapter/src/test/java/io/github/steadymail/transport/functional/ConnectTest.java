package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.steadymail.failure.CredentialsRejectedException;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.HostUnavailableException;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TransmissionException;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.Steadymail;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.util.MailConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // closing is a part of the tests
class ConnectTest {
    @Test
    void aPortWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (SteadymailTransport transport = Client.transport(port)) {
            HostUnavailableException thrown = catchThrowableOfType(HostUnavailableException.class, transport::connect);
            assertThat(thrown.kind()).isEqualTo(FailureKind.NETWORK_FAILED);
            assertThat(thrown.phase()).contains(SmtpPhase.CONNECT);
            assertThat(thrown.getNextException()).isInstanceOf(MailConnectException.class);
        }
    }

    @Test
    void aHostThatIsNone() throws Exception {
        Properties properties = Client.properties(25);
        properties.setProperty("mail.smtp.host", "[not an address");
        try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
            HostUnavailableException thrown = catchThrowableOfType(HostUnavailableException.class, transport::connect);
            assertThat(thrown).hasRootCauseInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void aServerThatNeverAcceptsIsGivenUpAtTheDeadline() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Properties properties = Client.properties(deaf.getLocalPort());
            properties.remove("mail.smtp.timeout");
            properties.setProperty(Steadymail.DEADLINE, "300");
            try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
                TransmissionException thrown = catchThrowableOfType(TransmissionException.class, transport::connect);
                assertThat(thrown.kind()).isEqualTo(FailureKind.DEADLINE_EXCEEDED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "-1", "", "99999999999"})
    void aDeadlineThatIsNoneIsNotIgnored(String deadline) throws Exception {
        Properties properties = Client.properties(25);
        properties.setProperty(Steadymail.DEADLINE, deadline);
        try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(transport::connect)
                    .withMessageContaining(Steadymail.DEADLINE);
        }
    }

    @Test
    void aShortPasswordIsBlottedToo() throws Exception {
        String talk = """
                S: 220 mail
                C: EHLO client.example.test
                S: 250-mail
                S: 250 AUTH PLAIN
                C: AUTH PLAIN...
                S: 535 5.7.8 no: user/xyz
                X: wait
                """;
        try (ScriptedServer server = ScriptedServer.play(talk);
                SteadymailTransport transport = Client.transport(server.port())) {
            CredentialsRejectedException thrown =
                    catchThrowableOfType(CredentialsRejectedException.class, () -> transport.connect("user", "xyz"));
            assertThat(thrown).hasMessageContaining("user/*****").hasMessageNotContaining("xyz");
            assertThat(transport.getLastServerResponse()).doesNotContain("xyz");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", " ", "535"})
    void aPasswordThatStandsInTheCodeChangesNoVerdict(String password) throws Exception {
        String talk = """
                S: 220 mail
                C: EHLO client.example.test
                S: 250-mail
                S: 250 AUTH PLAIN
                C: AUTH PLAIN...
                S: 535 5.7.8 bad credentials
                X: wait
                """;
        try (ScriptedServer server = ScriptedServer.play(talk);
                SteadymailTransport transport = Client.transport(server.port())) {
            CredentialsRejectedException thrown =
                    catchThrowableOfType(CredentialsRejectedException.class, () -> transport.connect("user", password));
            assertThat(thrown.reply().orElseThrow().code().value()).isEqualTo(535);
            assertThat(transport.getLastReturnCode()).isEqualTo(535);
        }
    }

    @Test
    void anInterruptedConnectIsCancelled() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Properties properties = Client.properties(deaf.getLocalPort());
            properties.setProperty(Steadymail.DEADLINE, "20000");
            try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
                Thread.currentThread().interrupt();
                TransmissionException thrown = catchThrowableOfType(TransmissionException.class, transport::connect);
                assertThat(Thread.interrupted()).isTrue();
                assertThat(thrown.kind()).isEqualTo(FailureKind.CANCELLED);
            }
        }
    }

    @Test
    void theDeadlineDoesNotRunWhileTheProgramDoesOtherThings() throws Exception {
        String talk =
                Talk.HELLO + "C: NOOP\nX: sleep 700\nS: 250 ok\n" + Talk.ENVELOPE + Talk.DATA + Talk.DONE + Talk.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            Properties properties = Client.properties(server.port());
            properties.setProperty(Steadymail.DEADLINE, "500");
            try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
                transport.connect();
                transport.issueCommand("NOOP", 250); // what the program does in its own time
                transport.sendMessage(Client.message("x"), Client.ALICE);
                assertThat(transport.receipt()).isPresent();
            }
        }
    }

    @Test
    void aTransportThatFailedToConnectCanConnectLater() throws Exception {
        String talk = "S: 421 4.3.2 too busy\nX: wait\n--- connection\n" + Talk.ORDINARY;
        try (ScriptedServer server = ScriptedServer.play(talk);
                SteadymailTransport transport = Client.transport(server.port())) {
            assertThat(catchThrowableOfType(HostUnavailableException.class, transport::connect))
                    .isNotNull();
            transport.connect();
            transport.sendMessage(Client.message("x"), Client.ALICE);
            assertThat(transport.receipt()).isPresent();
            transport.close();
            server.awaitConversations(2);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void anAuthenticatorIsAskedAgainAfterARefusalButNotForTheSame() throws Exception {
        String greeting = "S: 220 mail\nC: EHLO client.example.test\nS: 250-mail\nS: 250 AUTH PLAIN\n";
        String refused = greeting + "C: AUTH PLAIN *\nS: 535 5.7.8 wrong\nX: wait\n";
        String talk = refused + "--- connection\n" + greeting + "C: AUTH PLAIN *\nS: 235 ok\n" + Talk.QUIT;
        assertThat(logIns(talk, "first", "second")).isEqualTo(2);
        assertThat(logIns(refused, "same", "same")).isEqualTo(1);
    }

    private static long logIns(String talk, String first, String second) throws Exception {
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            Properties properties = Client.properties(server.port());
            properties.setProperty("mail.smtp.auth", "true");
            AtomicInteger asked = new AtomicInteger();
            Session session = Session.getInstance(properties, new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication("user", asked.getAndIncrement() == 0 ? first : second);
                }
            });
            session.setPasswordAuthentication(
                    new jakarta.mail.URLName("smtp", "127.0.0.1", -1, null, "user", null),
                    new PasswordAuthentication("user", first));
            try (SteadymailTransport transport = Client.transport(session)) {
                asked.set(1);
                transport.connect("127.0.0.1", -1, "user", null);
            } catch (CredentialsRejectedException e) {
                assertThat(first).isEqualTo(second);
            }
            return server.conversations().stream()
                    .flatMap(conversation -> conversation.lines().stream())
                    .filter(line -> line.startsWith("AUTH"))
                    .count();
        }
    }

    @Test
    void aConnectionThatWentAwayIsNotConnected() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Talk.HELLO + "C: NOOP\nX: fin\n");
                SteadymailTransport transport = Client.transport(server.port())) {
            transport.connect();
            assertThat(transport.isConnected()).isFalse();
            assertThat(transport.isConnected()).isFalse();
        }
    }

    @Test
    void aConnectionThatAnswersIsConnected() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Talk.HELLO + "C: NOOP\nS: 250 ok\n" + Talk.QUIT);
                SteadymailTransport transport = Client.transport(server.port())) {
            transport.connect();
            assertThat(transport.isConnected()).isTrue();
            transport.close();
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void commandsOfTheCallersOwnGoThrough() throws Exception {
        String talk =
                Talk.HELLO + "C: XACCOUNT 42\nS: 250-noted\nS: 250 thanks\nC: XOTHER\nS: 502 5.5.1 what?\n" + Talk.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk);
                SteadymailTransport transport = Client.transport(server.port())) {
            transport.connect();
            assertThat(transport.supportsExtension("8bitmime")).isTrue();
            assertThat(transport.getExtensionParameter("SIZE")).isNull();
            assertThat(transport.simpleCommand("XACCOUNT 42")).isEqualTo(250);
            assertThat(transport.getLastServerResponse()).isEqualTo("250-noted\n250 thanks\n");
            MessagingException thrown =
                    catchThrowableOfType(MessagingException.class, () -> transport.issueCommand("XOTHER", 250));
            assertThat(thrown).hasMessage("502 5.5.1 what?\n");
            assertThat(transport.getLastReturnCode()).isEqualTo(502);
            assertThat(catchThrowableOfType(
                            MessagingException.class, () -> transport.simpleCommand("X\r\nMAIL FROM:<eve@x>")))
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
            transport.close();
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void whateverConnectThrowsIsAFailureOfOurs() throws Exception {
        try (ScriptedServer server = ScriptedServer.play("S: 999 odd\nX: wait\n");
                SteadymailTransport transport = Client.transport(server.port())) {
            MessagingException thrown = catchThrowableOfType(MessagingException.class, transport::connect);
            assertThat(thrown).isInstanceOf(SmtpFailure.class);
        }
    }
}
