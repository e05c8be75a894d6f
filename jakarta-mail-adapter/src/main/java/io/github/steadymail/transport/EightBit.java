package io.github.steadymail.transport;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;

/** Turns encoded text parts into 8bit ones, for a server that takes 8BITMIME (RFC 6152). */
final class EightBit {
    private static final int LONGEST_LINE = 998;

    private EightBit() {}

    /** Converts what can be converted, in the message itself, and keeps its Message-ID. Returns whether it changed. */
    static boolean convert(MimeMessage message) {
        if (!convertPart(message)) {
            return false;
        }
        try {
            String[] identifier = message.getHeader("Message-ID");
            message.saveChanges();
            if (identifier != null && identifier.length > 0) {
                message.setHeader("Message-ID", identifier[0]);
            }
        } catch (MessagingException e) {
            return true; // a message that cannot be saved says so again when it is written
        }
        return true;
    }

    /** Whether a part of it says that it is 8bit; not so if it cannot be read. */
    static boolean isIn(MimePart part) {
        try {
            if (part.isMimeType("multipart/*") && part.getContent() instanceof MimeMultipart multipart) {
                for (int i = 0; i < multipart.getCount(); i++) {
                    if (multipart.getBodyPart(i) instanceof MimePart inner && isIn(inner)) {
                        return true;
                    }
                }
                return false;
            }
            return "8bit".equalsIgnoreCase(part.getEncoding());
        } catch (IOException | MessagingException | RuntimeException e) {
            return false;
        }
    }

    /** A part that cannot be read stays as it is: it fails when it is written, if it does. */
    private static boolean convertPart(MimePart part) {
        boolean changed = false;
        try {
            if (part.getHeader("DKIM-Signature") != null || part.isMimeType("multipart/signed")) {
                return false; // what is signed stays as it is
            }
            if (part.isMimeType("text/*")) {
                changed = isEncoded(part) && needsEightBit(part);
                if (changed) {
                    String type = part.getContentType();
                    byte[] octets = octets(part);
                    part.setDataHandler(new DataHandler(new ByteArrayDataSource(octets, type)));
                    part.setHeader("Content-Type", type);
                    part.setHeader("Content-Transfer-Encoding", "8bit");
                }
            } else if (part.isMimeType("multipart/*") && part.getContent() instanceof MimeMultipart multipart) {
                for (int i = 0; i < multipart.getCount(); i++) {
                    changed |= multipart.getBodyPart(i) instanceof MimePart inner && convertPart(inner);
                }
            }
        } catch (IOException | MessagingException | RuntimeException e) {
            return changed;
        }
        return changed;
    }

    private static byte[] octets(MimePart part) throws IOException, MessagingException {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static boolean isEncoded(MimePart part) throws MessagingException {
        String encoding = part.getEncoding();
        return "quoted-printable".equalsIgnoreCase(encoding) || "base64".equalsIgnoreCase(encoding);
    }

    /** Whether the decoded text has octets over 127, and lines that fit (RFC 2045, section 2.8). */
    private static boolean needsEightBit(MimePart part) throws IOException, MessagingException {
        boolean high = false;
        int line = 0;
        try (InputStream in = part.getInputStream()) {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                line = octet == '\r' || octet == '\n' ? 0 : line + 1;
                if (octet == 0 || line > LONGEST_LINE) {
                    return false;
                }
                high |= octet > 127;
            }
        }
        return high;
    }
}
