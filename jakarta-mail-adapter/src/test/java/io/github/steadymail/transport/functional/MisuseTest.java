package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.InvalidMessageException;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.NewsAddress;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input: a clear error, nothing on the wire, and the connection goes on. */
@SuppressWarnings("try") // closing is a part of the tests
class MisuseTest {
    private static final String SENDS_AFTER_ALL = Talk.ORDINARY;

    private static InvalidMessageException refused(@Nullable Message message, Address @Nullable [] addresses)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.play(SENDS_AFTER_ALL);
                SteadymailTransport transport = Client.transport(server.port())) {
            transport.connect();
            InvalidMessageException thrown = catchThrowableOfType(
                    InvalidMessageException.class, () -> transport.sendMessage(message, addresses));
            assertThat(thrown).isNotNull();
            assertThat(thrown.connectionUsable()).isTrue();
            transport.sendMessage(Client.message("Please pay."), Client.ALICE);
            transport.close();
            server.awaitConversations(1);
            assertThat(server.deviations()).as("nothing of it was written").isEmpty();
            return thrown;
        }
    }

    @Test
    void noMessage() throws Exception {
        assertThat(refused(null, Client.ALICE).kind()).isEqualTo(FailureKind.CONTENT_UNREADABLE);
    }

    @Test
    void noAddresses() throws Exception {
        MimeMessage message = Client.message("x");
        assertThat(refused(message, null)).hasMessageContaining("No recipient addresses");
        assertThat(refused(message, new Address[0])).hasMessageContaining("No recipient addresses");
    }

    @Test
    void anAddressOfAnotherKind() throws Exception {
        assertThat(refused(Client.message("x"), new Address[] {new NewsAddress("comp.mail")})
                        .kind())
                .isEqualTo(FailureKind.ENVELOPE_INVALID);
    }

    @Test
    void nullAmongTheAddresses() throws Exception {
        assertThat(refused(Client.message("x"), new Address[1]).kind()).isEqualTo(FailureKind.ENVELOPE_INVALID);
        assertThat(refused(Client.message("x"), new Address[] {new InternetAddress()})
                        .kind())
                .isEqualTo(FailureKind.ENVELOPE_INVALID);
    }

    @Test
    void theOffendingAddressIsInvalidAndTheOthersAreUnsent() throws Exception {
        InternetAddress bad = Client.address("eve@example.test>\r\nRCPT TO:<mallory@example.test");
        InvalidMessageException thrown = refused(Client.message("x"), new Address[] {Client.ALICE[0], bad});
        assertThat(thrown.getInvalidAddresses()).containsExactly(bad);
        assertThat(thrown.getValidUnsentAddresses()).containsExactly(Client.ALICE);
        assertThat(thrown.getMessage()).doesNotContain("\r");
    }

    @Test
    void aMessageThatCannotSayItsSender() throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            public Address[] getFrom() {
                throw new IllegalStateException("no headers");
            }
        };
        assertThat(refused(message, Client.ALICE)).hasMessageContaining("no headers");
    }

    @Test
    void parametersWithControlCharacters() throws Exception {
        for (String property : new String[] {"mail.smtp.mailextension", "mail.smtp.from"}) {
            try (ScriptedServer server = ScriptedServer.play(Talk.HELLO + Talk.QUIT)) {
                Properties properties = Client.properties(server.port());
                properties.setProperty(property, "a\r\nRCPT TO:<eve@example.test>");
                try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
                    transport.connect();
                    assertThat(catchThrowableOfType(
                                    InvalidMessageException.class,
                                    () -> transport.sendMessage(Client.message("x"), Client.ALICE)))
                            .as(property)
                            .isNotNull();
                }
                server.awaitConversations(1);
                assertThat(server.deviations()).isEmpty();
            }
        }
    }

    @Test
    void sendingBeforeConnectingAndConnectingTwice() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Talk.HELLO + "C: NOOP\nS: 250 ok\n" + Talk.QUIT);
                SteadymailTransport transport = Client.transport(server.port())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> transport.sendMessage(Client.message("x"), Client.ALICE));
            transport.connect();
            assertThatIllegalStateException().isThrownBy(transport::connect);
            transport.close();
            transport.close();
            assertThatIllegalStateException()
                    .isThrownBy(() -> transport.sendMessage(Client.message("x"), Client.ALICE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@x.test\uFF1E\u3000NOTIFY=NEVER",
                "a@evil.test\uFF20b",
                "a@\u2100.test",
                "a@x.test\uFF1E",
                "\uD800@x.test",
                "a@\uDC00.test",
            })
    void anAddressThatWouldBecomeAnotherOnTheWire(String address) throws Exception {
        assertThat(refused(Client.message("x"), new Address[] {Client.address(address)})
                        .kind())
                .isEqualTo(FailureKind.ENVELOPE_INVALID);
    }

    @Test
    void halfACharacterIsNoAddressWithSmtpUtf8Either() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Talk.HELLO.replace("8BITMIME", "SMTPUTF8") + Talk.QUIT);
                SteadymailTransport transport = Client.transport(server.port())) {
            transport.connect();
            Address[] half = {Client.address("\uD800@x.test")};
            InvalidMessageException thrown = catchThrowableOfType(
                    InvalidMessageException.class, () -> transport.sendMessage(Client.message("x"), half));
            assertThat(thrown.kind()).isEqualTo(FailureKind.ENVELOPE_INVALID);
            transport.close();
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aLocalHostWithALineOfItsOwn() throws Exception {
        try (ScriptedServer server = ScriptedServer.play("S: 220 mail\nX: wait\n")) {
            Properties properties = Client.properties(server.port());
            properties.setProperty("mail.smtp.localhost", "a\r\nMAIL FROM:<x>");
            try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
                InvalidMessageException thrown =
                        catchThrowableOfType(InvalidMessageException.class, transport::connect);
                assertThat(thrown.phase()).contains(SmtpPhase.EHLO);
            }
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }
}
