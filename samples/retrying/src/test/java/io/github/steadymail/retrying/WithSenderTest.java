package io.github.steadymail.retrying;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.GreylistedException;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.TlsMode;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WithSenderTest {
    private static MailSenderBuilder builder(ScriptedServer server) {
        return MailSender.builder().host("127.0.0.1").port(server.port()).tls(TlsMode.NONE);
    }

    private static MimeMessage message() throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress("shop@example.test"));
        message.setRecipients(MimeMessage.RecipientType.TO, "alice@example.test");
        message.setText("Please pay.");
        return message;
    }

    @Test
    void whatIsKnownUnsentGoesAgainAtOnce() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Post.LOST + Post.NEXT + Post.ACCEPTED);
                MailSender sender = WithSender.patient(builder(server))) {
            assertThat(sender.attempt(message())).isInstanceOf(Outcome.Accepted.class);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aDelayThatIsTooLongIsForAJobThatComesLater() throws Exception {
        String patience = Post.GREYLISTED.replace("7 minutes", "3 hours");
        try (ScriptedServer server = ScriptedServer.play(patience);
                MailSender sender = WithSender.patient(builder(server))) {
            assertThat(sender.attempt(message()).failure()).containsInstanceOf(GreylistedException.class);
        }
    }
}
