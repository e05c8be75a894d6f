package io.github.steadymail.transport.functional;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** The messages that the scenes send. */
final class Contents {
    private Contents() {}

    static MimeMessage message(Session session, Scene scene) throws MessagingException {
        String content = scene.one("content").orElse("plain");
        SMTPMessage message = content.startsWith("broken")
                ? new Broken(session, content.substring("broken".length()).strip())
                : new SMTPMessage(session);
        message.setFrom(new InternetAddress("sender@example.test"));
        message.setRecipients(MimeMessage.RecipientType.TO, "alice@example.test");
        message.setRecipients(MimeMessage.RecipientType.BCC, "secret@example.test");
        message.setSubject("Invoice 42");
        message.setHeader("Content-Length", "17");
        scene.one("envelope-from").ifPresent(message::setEnvelopeFrom);
        scene.one("mail-extension").ifPresent(message::setMailExtension);
        scene.one("notify").ifPresent(value -> message.setNotifyOptions(Integer.parseInt(value)));
        scene.one("return").ifPresent(value -> message.setReturnOption(Integer.parseInt(value)));
        scene.one("submitter").ifPresent(message::setSubmitter);
        if (scene.has("allow-8bit")) {
            message.setAllow8bitMIME(true);
        }
        message.setText(text(content), StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    private static String text(String content) {
        if (content.startsWith("octets ")) {
            char[] line = new char[78];
            Arrays.fill(line, 'x');
            int lines = Integer.parseInt(content.substring("octets ".length())) / 80 + 1;
            return (new String(line) + "\r\n").repeat(lines);
        }
        return switch (content) {
            case "dots" -> ".\r\n..\r\n.leading\r\nno end";
            case "umlauts" -> "Grüße\r\n";
            default -> "Please pay.\r\n";
        };
    }

    /** A message that fails while it writes itself, after a little of it has gone. */
    private static final class Broken extends SMTPMessage {
        private final String how;

        Broken(Session session, String how) {
            super(session);
            this.how = how;
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
            out.write("Subject: half\r\n\r\nhalf of".getBytes(StandardCharsets.US_ASCII));
            switch (how) {
                case "io" -> throw new IOException("attachment gone");
                case "runtime" -> throw new IllegalStateException("data handler failed");
                case "messaging" -> throw new MessagingException("no data content handler");
                case "error" -> throw new StackOverflowError("from the content");
                case "swallows" -> swallow(out);
                default -> throw new IllegalArgumentException(how);
            }
        }

        /** A data handler that goes on whatever the stream says. */
        private static void swallow(OutputStream out) {
            byte[] much = new byte[1024 * 1024];
            Arrays.fill(much, (byte) 'x');
            int refused = 0;
            for (int i = 0; i < 64; i++) {
                try {
                    out.write(much);
                } catch (IOException e) {
                    refused++;
                }
            }
            if (refused == 0) {
                throw new IllegalStateException("the stream took everything");
            }
        }
    }
}
