package io.github.steadymail.sender;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/** The Message-ID by which an unknown outcome is looked up: the message's own, if it has one (RFC 5322, section 3.6.4). */
final class MessageIdentity {
    private MessageIdentity() {}

    /** The Message-ID that the message has now; null for none, and if it cannot be read. */
    static @Nullable String of(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException | RuntimeException | Error e) {
            return null; // the send says so, if it comes to that; a failure is told whatever the message does
        }
    }
}
