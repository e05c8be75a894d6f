package io.github.steadymail.transport;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressSucceededException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** How Angus Mail tells of a transaction: its three address arrays, and its own chain of exceptions. */
final class OldForm {
    private static final int NO_REPLY = -1;
    private static final String END_OF_FILE = "[EOF]";
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n\t]]");

    private final Answers answers;
    private final boolean reportSuccess;
    private final Address @Nullable [] sent;
    private final Address @Nullable [] unsent;
    private final Address @Nullable [] invalid;

    OldForm(Answers answers, Address[] given, boolean reportSuccess) {
        this.answers = answers;
        this.reportSuccess = reportSuccess;
        List<Address> accepted = new ArrayList<>();
        List<Address> deferred = new ArrayList<>();
        List<Address> rejected = new ArrayList<>();
        List<Envelope.Recipient> recipients = answers.envelope().recipients();
        for (int i = 0; i < recipients.size(); i++) {
            SmtpReply reply = answers.replyTo(i);
            boolean refused = answers.isRefused(i);
            List<Address> list = !refused ? accepted : isValid(reply) ? deferred : rejected;
            list.add(recipients.get(i).address());
        }
        boolean delivered = answers.finalReply() != null;
        if (delivered && !answers.anyRefused()) {
            sent = array(accepted);
            unsent = null;
            invalid = null;
        } else if (delivered) {
            sent = array(accepted);
            unsent = array(deferred);
            invalid = array(rejected);
        } else if (answers.phase() == SmtpPhase.MAIL) {
            sent = null;
            unsent = given.clone();
            invalid = null;
        } else {
            accepted.addAll(deferred);
            sent = null;
            unsent = array(accepted);
            boolean told = reportSuccess || answers.anyRefused() || answers.phase() == SmtpPhase.RCPT;
            invalid = told ? array(rejected) : null;
        }
    }

    /** Angus Mail blames the recipient for any 5yz but 552. */
    private static boolean isValid(@Nullable SmtpReply reply) {
        return reply != null
                && (!reply.code().isPermanentNegative() || reply.code().value() == 552);
    }

    private static Address[] array(List<Address> addresses) {
        return addresses.toArray(Address[]::new);
    }

    Address @Nullable [] sent() {
        return sent;
    }

    Address @Nullable [] unsent() {
        return unsent;
    }

    Address @Nullable [] invalid() {
        return invalid;
    }

    /**
     * What {@code getNextException()} of the failure returns. It may be asked late: once a transaction has ended without
     * an error, its answers stay as they are.
     */
    @Nullable
    Exception chain() {
        if (answers.finalReply() != null) {
            return sendFailed(answers.finalReply());
        }
        SmtpReply reply = answers.lastReply();
        return switch (answers.phase()) {
            case MAIL -> senderFailed(reply);
            case RCPT -> lastRecipientOdd() ? addressFailed(lastRecipient(), reply) : recipientChain();
            default -> sendFailed(reply);
        };
    }

    private SMTPSendFailedException senderFailed(@Nullable SmtpReply reply) {
        SMTPSendFailedException failed = sendFailed(reply);
        InternetAddress sender = answers.envelope().sender();
        boolean blamed = reply != null
                && switch (reply.code().value()) {
                    case 501, 503, 550, 551, 553 -> true;
                    default -> false;
                };
        if (blamed && sender != null) {
            failed.setNextException(
                    new SMTPSenderFailedException(sender, answers.command(), code(reply), clean(reply)));
        }
        return failed;
    }

    private SMTPSendFailedException sendFailed(@Nullable SmtpReply reply) {
        boolean content = answers.phase().compareTo(SmtpPhase.RCPT) > 0;
        return new SMTPSendFailedException(
                answers.command(),
                code(reply),
                clean(reply),
                content && (reportSuccess || answers.anyRefused()) ? recipientChain() : null,
                sent,
                unsent,
                invalid);
    }

    private @Nullable MessagingException recipientChain() {
        MessagingException first = null;
        MessagingException last = null;
        for (int i = 0; i < answers.envelope().recipients().size(); i++) {
            MessagingException link = link(i);
            if (last != null && link != null) {
                last.setNextException(link);
            }
            first = first == null ? link : first;
            last = link == null ? last : link;
        }
        return first;
    }

    private @Nullable MessagingException link(int recipient) {
        SmtpReply reply = answers.replyTo(recipient);
        if (reply == null) {
            return null;
        }
        if (answers.isRefused(recipient)) {
            return addressFailed(recipient, reply);
        }
        Envelope.Recipient accepted = answers.envelope().recipients().get(recipient);
        return reportSuccess
                ? new SMTPAddressSucceededException(accepted.address(), accepted.command(), code(reply), clean(reply))
                : null;
    }

    private SMTPAddressFailedException addressFailed(int recipient, @Nullable SmtpReply reply) {
        Envelope.Recipient refused = answers.envelope().recipients().get(recipient);
        return new SMTPAddressFailedException(refused.address(), refused.command(), code(reply), clean(reply));
    }

    /** Whether the last RCPT got neither acceptance nor refusal: then Angus Mail tells of it alone. */
    private boolean lastRecipientOdd() {
        SmtpReply reply = answers.lastReply();
        return reply == null
                || !(reply.code().isPositiveCompletion() || reply.code().isNegative());
    }

    private int lastRecipient() {
        List<Envelope.Recipient> recipients = answers.envelope().recipients();
        for (int i = 0; i < recipients.size(); i++) {
            SmtpReply reply = answers.replyTo(i);
            if (reply == null || (!answers.isRefused(i) && !reply.code().isPositiveCompletion())) {
                return i;
            }
        }
        return recipients.size() - 1;
    }

    /** The code as Angus Mail's exceptions carry it: -1 where there is no reply. */
    static int code(@Nullable SmtpReply reply) {
        return reply == null || !reply.hasCode() ? NO_REPLY : reply.code().value();
    }

    /** The text for a message: a server's control characters have no business there, but for the ends of lines. */
    private static String clean(@Nullable SmtpReply reply) {
        return UNFIT.matcher(text(reply)).replaceAll("?");
    }

    /** The text as Angus Mail keeps it: all lines with their codes, each ended by LF. */
    static String text(@Nullable SmtpReply reply) {
        if (reply == null) {
            return END_OF_FILE;
        }
        if (!reply.hasCode()) {
            return reply.text() + "\n";
        }
        return new String(reply.toWire(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
