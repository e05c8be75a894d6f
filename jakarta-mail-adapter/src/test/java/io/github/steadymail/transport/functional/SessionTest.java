package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.Steadymail;
import io.github.steadymail.transport.SteadymailSSLTransport;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final String ANGUS = "org.eclipse.angus.mail.smtp.SMTPTransport";

    @Test
    void aPrivateSessionHasOurTransportAndTheOriginalIsNotChanged() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.class", ANGUS);
        properties.put("an.object", this);
        Session original = Session.getInstance(properties);
        Session ours = Steadymail.session(original);
        assertThat(ours.getTransport("smtp")).isInstanceOf(SteadymailTransport.class);
        assertThat(ours.getTransport("smtps")).isInstanceOf(SteadymailTransport.class);
        assertThat(ours.getProperties()).containsEntry("an.object", this);
        assertThat(Steadymail.isActive(ours)).isTrue();
        assertThat(Steadymail.isActive(original)).isFalse();
        assertThat(original.getProperty("mail.smtp.class")).isEqualTo(ANGUS);
    }

    @Test
    void aPrivateSessionAsksTheOriginalForCredentials() throws Exception {
        String talk = "S: 220 mail\nC: EHLO *\nS: 250-mail\nS: 250 AUTH PLAIN\n"
                + "C: AUTH PLAIN dXNlcgB1c2VyAHNlY3JldA==\nS: 235 ok\n" + Talk.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            Properties properties = Client.properties(server.port());
            properties.setProperty("mail.smtp.class", ANGUS);
            properties.setProperty("mail.smtp.auth", "true");
            Session original = Session.getInstance(properties, new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication("user", "secret");
                }
            });
            Transport transport = Steadymail.session(original).getTransport("smtp");
            transport.connect();
            transport.close();
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aPrivateSessionSendsMailByTheProtocolThatTheOriginalDoes() throws Exception {
        Session original = Session.getInstance(new Properties());
        original.setProtocolForAddress("rfc822", "smtps");
        assertThat(Steadymail.session(original).getTransport(Client.address("alice@example.test")))
                .isInstanceOf(SteadymailSSLTransport.class);
    }

    @Test
    void theSwitchGivesTheProvidersPlaceBack() throws Exception {
        System.setProperty(Steadymail.ENABLED, "false");
        try {
            assertThat(Steadymail.isActive(Session.getInstance(new Properties())))
                    .isFalse();
            assertThat(Steadymail.isActive(Steadymail.session(Session.getInstance(new Properties()))))
                    .as("whoever asks for it gets it")
                    .isTrue();
        } finally {
            System.clearProperty(Steadymail.ENABLED);
        }
    }

    @Test
    void transportSendNeedsNoMoreThanTheSession() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Talk.ORDINARY)) {
            Session session = Steadymail.session(Session.getInstance(Client.properties(server.port())));
            MimeMessage message = new MimeMessage(
                    session,
                    new java.io.ByteArrayInputStream("From: sender@example.test\r\nTo: alice@example.test\r\n\r\nx\r\n"
                            .getBytes(StandardCharsets.US_ASCII)));
            Transport.send(message);
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void theTraceHasNoSecretNoContentAndNoControlCharacter() throws Exception {
        String talk = "S: 220 mail \\x1b[31mred\nC: EHLO *\nS: 250-mail\nS: 250 AUTH PLAIN\n"
                + "C: AUTH PLAIN *\nS: 235 ok hunter2\n" + Talk.ENVELOPE + Talk.DATA + Talk.DONE + Talk.QUIT;
        ByteArrayOutputStream trace = new ByteArrayOutputStream();
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            Session session = Session.getInstance(Client.properties(server.port()));
            session.setDebugOut(new PrintStream(trace, true, StandardCharsets.UTF_8));
            session.setDebug(true);
            try (SteadymailTransport transport = Client.transport(session)) {
                transport.connect("user", "hunter2");
                transport.sendMessage(Client.message("the content"), Client.ALICE);
            }
        }
        assertThat(trace.toString(StandardCharsets.UTF_8))
                .contains("C: MAIL FROM:<sender@example.test>")
                .contains("S: 250 2.0.0 queued as 4711")
                .contains("octets of content")
                .doesNotContain("hunter2")
                .doesNotContain("dXNlcgB1c2VyAGh1bnRlcjI=")
                .doesNotContain("the content")
                .doesNotContain("\u001b");
    }
}
