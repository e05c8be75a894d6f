package io.github.steadymail.transport;

import io.github.steadymail.reply.SmtpPhase;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/** The envelope of one transaction: the commands that say it, checked before the first octet is written. */
record Envelope(@Nullable InternetAddress sender, String mail, List<Recipient> recipients, boolean sendPartial) {

    /** One recipient, and the command that names it. */
    record Recipient(InternetAddress address, String command) {
        /** The address without angle brackets. */
        String mailbox() {
            String mailbox = address.getAddress();
            return mailbox == null ? "" : mailbox;
        }
    }

    /** How many commands say it: MAIL, and RCPT for each recipient. */
    int commands() {
        return 1 + recipients.size();
    }

    /** The phase of the command at this place; what comes after the envelope's own is DATA. */
    SmtpPhase phase(int index) {
        return index == 0 ? SmtpPhase.MAIL : index < commands() ? SmtpPhase.RCPT : SmtpPhase.DATA;
    }

    /** The command at this place. */
    String command(int index) {
        return index == 0
                ? mail
                : index < commands() ? recipients.get(index - 1).command() : "DATA";
    }

    /** Whether the message is to go out if any recipient is accepted. */
    boolean oneIsEnough() {
        return sendPartial || recipients.size() == 1;
    }

    static Envelope of(
            MimeMessage message,
            List<InternetAddress> recipients,
            Settings settings,
            Extensions extensions,
            Session session,
            boolean eightBit)
            throws EnvelopeException {
        String from = sender(message, settings, session);
        boolean utf8 = extensions.has("SMTPUTF8")
                && (settings.allowsUtf8()
                        || Paths.needsUtf8(from)
                        || recipients.stream().anyMatch(r -> Paths.needsUtf8(r.getAddress())));
        String mail = "MAIL FROM:" + Paths.path(from, utf8, null)
                + (utf8 ? " SMTPUTF8" : "")
                + parameters(message, settings, extensions, utf8);
        if (eightBit && !mail.contains(" BODY=")) {
            mail += " BODY=8BITMIME";
        }
        String notify = extensions.has("DSN") ? notify(message, settings) : null;
        List<Recipient> named = new ArrayList<>(recipients.size());
        for (InternetAddress recipient : recipients) {
            String command = "RCPT TO:" + Paths.path(recipient.getAddress(), utf8, recipient);
            named.add(new Recipient(
                    recipient, notify == null ? command : command + " NOTIFY=" + Paths.parameter("NOTIFY", notify)));
        }
        boolean sendPartial =
                (message instanceof SMTPMessage smtp && smtp.getSendPartial()) || settings.flag("sendpartial", false);
        return new Envelope(addressOf(from), mail, List.copyOf(named), sendPartial);
    }

    /** The recipients with each group replaced by its members (RFC 5322, section 3.4). */
    static List<InternetAddress> expanded(Address[] addresses) throws EnvelopeException {
        List<InternetAddress> expanded = new ArrayList<>(addresses.length);
        for (Address address : addresses) {
            if (!(address instanceof InternetAddress internet)) {
                throw new EnvelopeException(address + " is not an InternetAddress", null);
            }
            InternetAddress[] members = internet.isGroup() ? members(internet) : null;
            expanded.addAll(members == null ? List.of(internet) : List.of(members));
        }
        if (expanded.isEmpty()) {
            throw new EnvelopeException("there is no recipient", null);
        }
        return expanded;
    }

    private static InternetAddress @Nullable [] members(InternetAddress group) {
        try {
            return group.getGroup(true);
        } catch (ParseException e) {
            return null; // goes as it is, and is refused with its own words
        }
    }

    private static @Nullable String sender(MimeMessage message, Settings settings, Session session)
            throws EnvelopeException {
        String from = message instanceof SMTPMessage smtp ? smtp.getEnvelopeFrom() : null;
        if (from == null || from.isEmpty()) {
            from = settings.nonEmpty("from");
        }
        if (from != null) {
            return from;
        }
        try {
            Address[] authors = message.getFrom();
            Address author =
                    authors == null || authors.length == 0 ? InternetAddress.getLocalAddress(session) : authors[0];
            if (author instanceof InternetAddress internet) {
                return internet.getAddress();
            }
        } catch (MessagingException e) {
            throw new EnvelopeException("the From header cannot be read: " + e.getMessage(), null);
        }
        throw new EnvelopeException("no sender is given, and the local address is not known", null);
    }

    private static @Nullable InternetAddress addressOf(@Nullable String from) {
        InternetAddress sender = new InternetAddress();
        sender.setAddress(from);
        return sender;
    }

    private static String parameters(MimeMessage message, Settings settings, Extensions extensions, boolean utf8)
            throws EnvelopeException {
        SMTPMessage own = message instanceof SMTPMessage smtp ? smtp : null;
        StringBuilder parameters = new StringBuilder();
        String returned = either(own == null ? null : returned(own.getReturnOption()), settings.text("dsn.ret"));
        if (returned != null && extensions.has("DSN")) {
            parameters.append(" RET=").append(Paths.parameter("RET", returned));
        }
        String submitter = either(own == null ? null : own.getSubmitter(), settings.text("submitter"));
        if (submitter != null && extensions.has("AUTH")) {
            parameters.append(Xtext.parameter("AUTH", submitter, utf8));
        }
        String more = either(own == null ? null : own.getMailExtension(), settings.text("mailextension"));
        if (more != null && !more.isEmpty()) {
            parameters.append(' ').append(Paths.parameter("the mail extension", more));
        }
        return parameters.toString();
    }

    private static @Nullable String either(@Nullable String ofMessage, @Nullable String ofSession) {
        return ofMessage == null ? ofSession : ofMessage;
    }

    private static @Nullable String returned(int option) {
        return switch (option) {
            case SMTPMessage.RETURN_FULL -> "FULL";
            case SMTPMessage.RETURN_HDRS -> "HDRS";
            default -> null;
        };
    }

    private static @Nullable String notify(MimeMessage message, Settings settings) {
        return either(
                message instanceof SMTPMessage own ? notify(own.getNotifyOptions()) : null,
                settings.text("dsn.notify"));
    }

    private static @Nullable String notify(int options) {
        if (options == SMTPMessage.NOTIFY_NEVER) {
            return "NEVER";
        }
        StringJoiner joined = new StringJoiner(",");
        joined.setEmptyValue("");
        if ((options & SMTPMessage.NOTIFY_SUCCESS) != 0) {
            joined.add("SUCCESS");
        }
        if ((options & SMTPMessage.NOTIFY_FAILURE) != 0) {
            joined.add("FAILURE");
        }
        if ((options & SMTPMessage.NOTIFY_DELAY) != 0) {
            joined.add("DELAY");
        }
        return joined.length() == 0 ? null : joined.toString();
    }
}
