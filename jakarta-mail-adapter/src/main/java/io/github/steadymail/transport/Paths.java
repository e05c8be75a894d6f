package io.github.steadymail.transport;

import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import org.jspecify.annotations.Nullable;

/** Writes addresses and parameters as they stand in MAIL and RCPT, or says why they cannot (RFC 5321, 4.1.2). */
final class Paths {
    private Paths() {}

    /** The address in angle brackets. */
    static String path(@Nullable String address, boolean utf8, @Nullable InternetAddress recipient)
            throws EnvelopeException {
        if (address == null) {
            throw new EnvelopeException("there is no address", recipient);
        }
        boolean bracketed = address.length() > 1 && address.startsWith("<") && address.endsWith(">");
        String mailbox = bracketed ? address.substring(1, address.length() - 1) : address;
        check(mailbox, recipient);
        return "<" + (utf8 ? mailbox : ascii(mailbox, recipient)) + ">";
    }

    /** Whether only SMTPUTF8 can carry it: a local part that is not ASCII (RFC 6531). */
    static boolean needsUtf8(@Nullable String address) {
        if (address == null) {
            return false;
        }
        int at = address.lastIndexOf('@');
        return !isAscii(at < 0 ? address : address.substring(0, at));
    }

    /** A parameter as it was given. */
    static String parameter(String name, String value) throws EnvelopeException {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                throw new EnvelopeException("a control character stands in " + name, null);
            }
        }
        return value;
    }

    private static void check(String mailbox, @Nullable InternetAddress recipient) throws EnvelopeException {
        boolean quoted = false;
        for (int i = 0; i < mailbox.length(); i++) {
            char c = mailbox.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                throw new EnvelopeException("a control character stands in the address " + mailbox, recipient);
            }
            boolean paired = Character.isHighSurrogate(c)
                    ? i + 1 < mailbox.length() && Character.isLowSurrogate(mailbox.charAt(i + 1))
                    : !Character.isLowSurrogate(c) || (i > 0 && Character.isHighSurrogate(mailbox.charAt(i - 1)));
            if (!paired) {
                throw new EnvelopeException("half a character stands in the address", recipient);
            }
            if (c == '\\' && quoted) {
                i++;
                if (i < mailbox.length() && Character.isISOControl(mailbox.charAt(i))) {
                    throw new EnvelopeException("a control character stands in the address " + mailbox, recipient);
                }
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ' ' || c == '<' || c == '>')) {
                throw new EnvelopeException("the address " + mailbox + " would end at its '" + c + "'", recipient);
            }
        }
        if (quoted) {
            throw new EnvelopeException("a quotation is not closed in the address " + mailbox, recipient);
        }
        if (mailbox.isEmpty() && recipient != null) {
            throw new EnvelopeException("there is no address", recipient);
        }
    }

    /** An IDN domain goes as A-labels (RFC 5891), which every server takes. */
    private static String ascii(String mailbox, @Nullable InternetAddress recipient) throws EnvelopeException {
        if (isAscii(mailbox)) {
            return mailbox;
        }
        int at = mailbox.lastIndexOf('@');
        if (needsUtf8(mailbox)) {
            throw new EnvelopeException(
                    "the address " + mailbox + " needs SMTPUTF8, which the server does not offer", recipient);
        }
        try {
            return mailbox.substring(0, at + 1) + IDN.toASCII(mailbox.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new EnvelopeException("the domain of " + mailbox + " is no domain: " + e.getMessage(), recipient);
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
