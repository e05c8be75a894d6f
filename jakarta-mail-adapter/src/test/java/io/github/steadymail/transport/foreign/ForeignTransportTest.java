package io.github.steadymail.transport.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.Dialogue;
import io.github.steadymail.scripted.Options;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.FailureTranslator;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What other implementations throw over a real socket is translated without Angus Mail on the class path: the build runs
 * this with Angus Mail, with JavaMail's last ({@code com.sun.mail}) and with Geronimo's, and each answers in its column.
 */
class ForeignTransportTest {
    private static final String FOREIGN = System.getProperty("steadymail.foreign", "angus");

    @ParameterizedTest
    @EnumSource(ForeignCase.class)
    void theExceptionTellsWhatItStillHolds(ForeignCase given) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.class", transport());
        properties.setProperty("mail.smtp.localhost", "client.example.test");
        properties.setProperty("mail.smtp.timeout", "1000");
        properties.setProperty("mail.smtp.auth", String.valueOf(given.user() != null));
        properties.setProperty("mail.smtp.sendpartial", String.valueOf(given.sendPartial()));
        Session session = Session.getInstance(properties);
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("sender@example.test"));
        message.setText("Please pay.\r\n");
        message.saveChanges();
        String messageId = message.getMessageID();
        Address[] recipients = InternetAddress.parse("alice@example.test, bob@example.test");

        Optional<SmtpFailure> failure;
        try (ScriptedServer server = ScriptedServer.play(Dialogue.parse(given.dialogue()), Options.defaults())) {
            Exception thrown = send(session, message, recipients, server.port(), given);
            failure = thrown == null ? Optional.empty() : FailureTranslator.translate(thrown, message, recipients);
        }
        assertThat(failure.map(ForeignTransportTest::inShort).orElse("nothing")).isEqualTo(given.expected(FOREIGN));
        failure.filter(f -> !f.recipients().isEmpty())
                .ifPresent(f -> assertThat(f.messageId()).contains(messageId));
    }

    private static String transport() {
        return switch (FOREIGN) {
            case "javamail" -> "com.sun.mail.smtp.SMTPTransport";
            case "geronimo" -> "org.apache.geronimo.mail.transport.smtp.SMTPTransport";
            default -> "org.eclipse.angus.mail.smtp.SMTPTransport";
        };
    }

    private static @Nullable Exception send(
            Session session, MimeMessage message, Address[] recipients, int port, ForeignCase given) {
        try {
            Transport transport = session.getTransport("smtp");
            transport.connect("127.0.0.1", port, given.user(), given.user() == null ? null : "secret");
            try {
                transport.sendMessage(message, recipients);
            } finally {
                transport.close();
            }
            return null;
        } catch (MessagingException | RuntimeException e) {
            return e;
        }
    }

    private static String inShort(SmtpFailure failure) {
        String outcomes =
                failure.recipients().stream().map(r -> r.disposition().name()).collect(Collectors.joining("+"));
        return failure.getClass().getSimpleName().replace("Exception", "") + " "
                + failure.phase().map(Enum::name).orElse("none") + (outcomes.isEmpty() ? "" : " " + outcomes);
    }
}
