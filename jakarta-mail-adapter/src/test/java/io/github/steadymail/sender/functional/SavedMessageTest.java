package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import jakarta.mail.IllegalWriteException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What is saved of a message before it is sent, and what stays as it is: its Message-ID always. */
class SavedMessageTest {
    @Test
    void theMessageIdStaysTheSameOverAttempts() throws Exception {
        String busy = "C: MAIL *\nS: 451 4.3.0 busy\nC: RSET\nS: 250 ok\n";
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + busy + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server).build()) {
            MimeMessage message = Senders.message();
            SmtpFailure failure = sender.attempt(message).failure().orElseThrow();
            assertThat(failure.messageId()).isPresent();
            assertThat(sender.send(message).messageId()).isEqualTo(failure.messageId());
            String sent = new String(server.conversations().get(0).messages().get(0), StandardCharsets.ISO_8859_1);
            assertThat(sent).contains(failure.messageId().orElseThrow());
        }
    }

    /** Jakarta Mail makes another one when an unsaved message is first written, which may be at the second attempt only. */
    @Test
    void theMessageIdOfAnUnsavedMessageStaysTheSameToo() throws Exception {
        String refused = "C: MAIL *\nS: 450 4.3.0 not now\nC: RSET\nS: 250 ok\n";
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + refused + Senders.MESSAGE + "C: QUIT\n")) {
            String own = "<of.its.own@example.test>";
            try (MailSender sender = Senders.plain(server).build()) {
                MimeMessage message = Senders.message();
                message.setHeader("Message-ID", "<of.its.own@example.test>");
                assertThat(sender.attempt(message).failure().orElseThrow().messageId())
                        .contains(own);
                assertThat(sender.send(message).messageId()).contains(own);
            }
            byte[] sent = server.awaitConversations(1).get(0).messages().get(0);
            assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("Message-ID: " + own);
        }
    }

    @Test
    void aParsedMessageIsSentAsItIs() throws Exception {
        byte[] bare = "Message-ID: <1@example.test>\r\nFrom: a@example.test\r\n\r\nhello\r\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        try (ScriptedServer server =
                ScriptedServer.play(Senders.HELLO + Senders.MESSAGE.replace("sender@", "a@") + "C: QUIT\n")) {
            try (MailSender sender = Senders.plain(server).build()) {
                MimeMessage message =
                        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bare));
                sender.send(message, List.of(new InternetAddress("alice@example.test")));
            }
            assertThat(server.awaitConversations(1).get(0).messages().get(0)).isEqualTo(bare);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aMessageThatIsChangedAfterASendIsSavedAgain() throws Exception {
        MimeMessage message = Senders.message();
        message.setText("first: caf\u00e9", "UTF-8");
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart part = new MimeBodyPart();
        part.setText("third", "UTF-8");
        parts.addBodyPart(part);
        String talk = Senders.HELLO + Senders.MESSAGE.repeat(4) + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            try (MailSender sender = Senders.plain(server).build()) {
                sender.send(message);
                message.setText("second: th\u00e9", "UTF-8");
                sender.send(message);
                message.setContent(parts);
                sender.send(message);
                part.setText("fourth: \u20ac", "UTF-8");
                sender.send(message);
            }
            List<MimeMessage> sent = read(server.awaitConversations(1).get(0).messages());
            assertThat(sent.get(0).getContent()).isEqualTo("first: caf\u00e9\r\n");
            assertThat(sent.get(1).getContent()).isEqualTo("second: th\u00e9\r\n");
            assertThat(firstPart(sent.get(2))).isEqualTo("third");
            assertThat(firstPart(sent.get(3))).isEqualTo("fourth: \u20ac");
            assertThat(sent).extracting(MimeMessage::getMessageID).containsOnly(message.getMessageID());
        }
    }

    private static List<MimeMessage> read(List<byte[]> messages) {
        return messages.stream().map(SavedMessageTest::read).toList();
    }

    private static MimeMessage read(byte[] octets) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static Object firstPart(MimeMessage message) throws Exception {
        return ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
    }

    @Test
    void aParsedMessageGetsAMessageIdAndNothingElse() throws Exception {
        String bare = "From: sender@example.test\r\nTo: alice@example.test\r\n\r\nhello\r\n";
        MimeMessage message = read(bare.getBytes(StandardCharsets.US_ASCII));
        String sent = sent(message);
        assertThat(sent).contains("Message-ID: " + message.getMessageID() + "\r\n");
        assertThat(sent.replaceFirst("Message-ID: .*\r\n", "")).isEqualTo(bare);
    }

    @Test
    void aParsedMessageWhoseContentWasSetIsSaved() throws Exception {
        String bare = "Message-ID: <1@x>\r\nFrom: sender@example.test\r\nTo: alice@example.test\r\n\r\nhello\r\n";
        MimeMessage message = read(bare.getBytes(StandardCharsets.US_ASCII));
        message.setText("caf\u00e9", "UTF-8");
        MimeMessage sent = read(sent(message).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(sent.getContent()).isEqualTo("caf\u00e9\r\n");
        assertThat(sent.getMessageID()).isEqualTo("<1@x>");
    }

    @Test
    void aMessageThatCannotBeChangedIsSentAsItIs() throws Exception {
        String bare = "From: sender@example.test\r\nTo: alice@example.test\r\n\r\nhello\r\n";
        InputStream octets = new ByteArrayInputStream(bare.getBytes(StandardCharsets.US_ASCII));
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), octets) {
            @Override
            public void setHeader(String name, String value) throws IllegalWriteException {
                throw new IllegalWriteException("the folder is open for reading");
            }
        };
        assertThat(sent(message)).isEqualTo(bare);
    }

    private static String sent(MimeMessage message) throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT)) {
            try (MailSender sender = Senders.plain(server).build()) {
                sender.send(message);
            }
            return new String(server.awaitConversations(1).get(0).messages().get(0), StandardCharsets.ISO_8859_1);
        }
    }
}
