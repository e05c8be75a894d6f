package io.github.steadymail.cli;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * One message of a generated dialogue: from whom, to whom, what, and with which options.
 *
 * @param recipients the recipients, in the order of RCPT
 * @param stances how the server stands to each of them
 * @param notification for which events a notification is asked; 0 for the server's own choice
 * @param saysSize whether MAIL says how long it is
 * @param reportSuccess whether success is told as an exception
 */
record Letter(
        Stance sender,
        List<String> recipients,
        List<Stance> stances,
        Content content,
        boolean sendPartial,
        int notification,
        boolean saysSize,
        boolean reportSuccess) {

    private static final List<Stance> SENDERS =
            List.of(Stance.values()).stream().filter(Stance::isSender).toList();
    private static final List<Stance> RECIPIENTS = List.of(Stance.values()).stream()
            .filter(stance -> !stance.isSender())
            .toList();

    private static final List<Integer> NOTIFICATIONS =
            List.of(SMTPMessage.NOTIFY_NEVER, SMTPMessage.NOTIFY_FAILURE, SMTPMessage.NOTIFY_SUCCESS);

    /** The next letter that a generator makes. */
    static Letter next(Random random) {
        List<Stance> stances = new ArrayList<>();
        List<String> recipients = new ArrayList<>();
        int count = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(12);
        int accepted = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            boolean again = i > 0 && random.nextInt(10) == 0;
            Stance stance = random.nextInt(4) < accepted ? Stance.TAKEN : next(random, RECIPIENTS);
            stances.add(again ? stances.get(i - 1) : stance);
            recipients.add(again ? recipients.get(i - 1) : stance.recipient(i));
        }
        Content content = next(random, List.of(Content.values()));
        return new Letter(
                random.nextInt(3) == 0 ? next(random, SENDERS) : Stance.ACCEPTED,
                recipients,
                stances,
                content == Content.LONG && random.nextInt(3) > 0 ? Content.SMALL : content,
                random.nextInt(5) < 3,
                random.nextInt(4) > 0 ? 0 : next(random, NOTIFICATIONS),
                random.nextInt(4) == 0,
                random.nextInt(8) == 0);
    }

    private static <T> T next(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    SMTPMessage message(Session session, String name) throws MessagingException {
        byte[] octets = content.octets(name);
        SMTPMessage message = new SMTPMessage(session, new ByteArrayInputStream(octets));
        message.setEnvelopeFrom(sender.sender());
        message.setSendPartial(sendPartial);
        message.setAllow8bitMIME(content == Content.QUOTED || content == Content.EIGHT_BIT);
        if (notification != 0) {
            message.setNotifyOptions(notification);
        }
        if (saysSize) {
            message.setMailExtension("SIZE=" + octets.length);
        }
        return message;
    }

    Address[] addresses() throws MessagingException {
        return InternetAddress.parse(String.join(",", recipients));
    }

    /** Whether the server has this code for the sender or one of the recipients. */
    boolean meets(String code) {
        return sender.answers(code) || stances.stream().anyMatch(stance -> stance.answers(code));
    }

    @Override
    public String toString() {
        return sender + " to " + String.join(" ", recipients) + ", " + content
                + (sendPartial ? ", sendpartial" : "") + (notification == 0 ? "" : ", NOTIFY " + notification)
                + (saysSize ? ", SIZE" : "") + (reportSuccess ? ", reportsuccess" : "");
    }
}
