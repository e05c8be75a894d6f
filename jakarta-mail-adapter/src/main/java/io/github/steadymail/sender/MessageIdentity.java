package io.github.steadymail.sender;

import io.github.steadymail.failure.FailureKind;
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
        } catch (MessagingException | RuntimeException e) {
            return null; // the send says so, if it comes to that
        }
    }

    /** Gives the message one that stays. */
    static @Nullable String fix(MimeMessage message) throws MessagingException {
        try {
            String own = message.getMessageID();
            if (own == null || isUnsaved(message)) {
                message.saveChanges();
            }
            if (own != null && !own.equals(message.getMessageID())) {
                message.setHeader("Message-ID", own);
            }
            return message.getMessageID();
        } catch (MessagingException | RuntimeException e) {
            throw OwnFailure.permanent(FailureKind.CONTENT_UNREADABLE, "the message cannot be read: " + e, e);
        }
    }

    /** Such a message would be saved when it is first written, and get another Message-ID by that. */
    private static boolean isUnsaved(MimeMessage message) throws MessagingException {
        boolean isMade = message.getSize() < 0; // and not read from somewhere
        return isMade && message.getHeader("MIME-Version") == null;
    }
}
