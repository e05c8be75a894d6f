package io.github.steadymail.transport;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPOutputStream;
import org.eclipse.angus.mail.util.CRLFOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Says one mail transaction, from MAIL to the end of data (RFC 5321, section 3.3), and notes the answers.
 *
 * <p>Whatever the server and the message do, it comes to its end without an exception; only an {@link Error} passes.
 */
final class MailTransaction {
    private static final String[] NEVER_SENT = {"Bcc", "Resent-Bcc", "Content-Length"};

    private final SmtpConnection connection;
    private final Envelope envelope;
    private final MimeMessage message;
    private final Answers answers;

    MailTransaction(SmtpConnection connection, Envelope envelope, MimeMessage message) {
        this.connection = connection;
        this.envelope = envelope;
        this.message = message;
        this.answers = new Answers(envelope, connection.classifier());
    }

    Answers answers() {
        return answers;
    }

    /** Says it with DATA. */
    void sendData() {
        if (saidEnvelope() && saidData()) {
            DataContent content = new DataContent(connection);
            if (wrote(content, new SMTPOutputStream(content)) && flushed(content) && !spokeEarly()) {
                endOfData(".", () -> connection.command("."));
            }
        }
    }

    /** Says it with BDAT, in chunks of so many octets (RFC 3030). */
    void sendChunks(int size) {
        if (saidEnvelope()) {
            answers.begin(SmtpPhase.CONTENT, "BDAT");
            ChunkedContent content = new ChunkedContent(connection, size);
            if (wrote(content, new CRLFOutputStream(content)) && !spokeEarly()) {
                lastChunk(content);
            }
        }
    }

    private boolean saidEnvelope() {
        SmtpReply reply = exchange(SmtpPhase.MAIL, envelope.mail());
        if (reply == null) {
            return false;
        }
        if (!reply.code().isPositiveCompletion()) {
            answers.refusedBy(reply, false);
            return false;
        }
        List<Envelope.Recipient> recipients = envelope.recipients();
        for (int i = 0; i < recipients.size(); i++) {
            SmtpReply answer = exchange(SmtpPhase.RCPT, recipients.get(i).command());
            if (answer == null || !answers.answered(i, answer)) {
                return false;
            }
        }
        return answers.contentIsDue();
    }

    private boolean saidData() {
        SmtpReply reply = exchange(SmtpPhase.DATA, "DATA");
        if (reply != null && !reply.code().isPositiveIntermediate()) {
            answers.refusedBy(reply, false);
            return false;
        }
        return reply != null;
    }

    /** Lets the message write itself; its last line ends, whatever it wrote. */
    private boolean wrote(Content content, OutputStream stream) {
        answers.beginContent();
        Exception error = null;
        try {
            message.writeTo(stream, NEVER_SENT);
        } catch (IOException | MessagingException | RuntimeException e) {
            error = e;
        }
        if (error == null && content.works()) {
            try {
                content.end();
            } catch (IOException e) {
                error = e;
            }
        }
        if (error != null || !content.works()) {
            stopped(content, error);
            return false;
        }
        return true;
    }

    /** The content did not get to its end: by the server's word, by the connection's fault, or by its own. */
    private void stopped(Content content, @Nullable Exception error) {
        SmtpReply refusal = content.refusal();
        IOException broken = content.broken();
        if (content.isInterrupted()) {
            interrupted(content.interruption());
        } else if (refusal != null) {
            answers.heard(refusal);
            answers.refusedBy(refusal, false);
        } else if (broken != null) {
            lostInContent(broken);
        } else {
            answers.unreadable(error);
        }
    }

    private boolean flushed(DataContent content) {
        try {
            connection.content().flush();
            connection.trace().content(content.octets());
            return true;
        } catch (IOException e) {
            lostInContent(e);
            return false;
        }
    }

    /** A connection that breaks under the content may have been told why. */
    private void lostInContent(IOException error) {
        SmtpReply words = error instanceof NoReplyException lost ? lost.partial() : connection.unasked();
        if (!isVerdict(words)) {
            lost(error, words);
        }
    }

    /** Whether the server has spoken before the content ended: then its end is not written. */
    private boolean spokeEarly() {
        if (!connection.spokeUnasked()) {
            return false;
        }
        interrupted(connection.unasked());
        return true;
    }

    private void interrupted(@Nullable SmtpReply words) {
        if (!isVerdict(words)) {
            answers.interruptedBy(words);
        }
    }

    /** Whether these words refuse the content; nothing that comes early accepts it. */
    private boolean isVerdict(@Nullable SmtpReply words) {
        if (words == null || !words.isComplete() || !words.code().isNegative()) {
            return false;
        }
        answers.begin(SmtpPhase.END_OF_DATA, answers.command());
        answers.heard(words);
        answers.refusedBy(words, true);
        return true;
    }

    private void lastChunk(ChunkedContent content) {
        String command = "BDAT " + content.lastLength() + " LAST";
        if (content.lastLength() == 0) {
            endOfData(command, () -> connection.command(command));
            return;
        }
        try {
            content.writeAllButOneOctet(command);
        } catch (IOException e) {
            lostInContent(e);
            return;
        }
        endOfData(command, content::writeLastOctet);
    }

    /** A write that may hand over an octet of the end of data. */
    private interface EndOfData {
        void write() throws IOException;
    }

    private void endOfData(String command, EndOfData end) {
        if (connection.isOverdue() || connection.hasGone()) {
            lost(new NoReplyException("the server closed the connection", null, null), null);
            return;
        }
        answers.beginEndOfData(command);
        try {
            end.write();
        } catch (IOException e) {
            SmtpReply words = connection.unasked();
            if (!isVerdict(words)) {
                lost(e, words);
            }
            return;
        }
        SmtpReply reply = reply();
        if (reply != null && reply.code().isPositiveCompletion()) {
            answers.acceptedBy(reply);
        } else if (reply != null) {
            answers.refusedBy(reply, false);
        }
    }

    /** Says a command and reads its reply; null if there is none, and then the answers say why. */
    private @Nullable SmtpReply exchange(SmtpPhase phase, String command) {
        answers.begin(phase, command);
        if (connection.spokeUnasked()) {
            answers.interruptedBy(connection.unasked());
            return null;
        }
        try {
            connection.command(command);
        } catch (IOException e) {
            SmtpReply words = connection.unasked();
            if (words != null && words.isComplete()) {
                answers.interruptedBy(words);
            } else {
                lost(e, words);
            }
            return null;
        }
        return reply();
    }

    private @Nullable SmtpReply reply() {
        try {
            boolean last = answers.phase() == SmtpPhase.END_OF_DATA;
            SmtpReply reply = last ? connection.verdict() : connection.reply();
            answers.heard(reply);
            if (reply.hasCode()) {
                return reply;
            }
            answers.refusedBy(reply, true);
        } catch (NoReplyException e) {
            lost(e, e.partial());
        }
        return null;
    }

    private void lost(IOException error, @Nullable SmtpReply read) {
        answers.lost(NetworkFailure.of(answers.phase(), connection, error), error, read);
    }
}
