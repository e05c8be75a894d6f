package io.github.steadymail.transport;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPOutputStream;
import org.eclipse.angus.mail.util.CRLFOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Says one mail transaction, from MAIL to the end of data (RFC 5321, section 3.3), and notes the answers.
 *
 * <p>Whatever the server and the message do, it comes to its end without an exception; only an {@link Error} passes.
 */
final class MailTransaction {
    private final SmtpConnection connection;
    private final Answers answers;
    private final ReplyReader replies;
    private final CommandGroups groups;

    MailTransaction(SmtpConnection connection, Answers answers, boolean pipelining) {
        this.connection = connection;
        this.answers = answers;
        this.replies = new ReplyReader(connection, answers);
        this.groups = new CommandGroups(connection, answers, replies, pipelining);
    }

    /** Says it with DATA. */
    void sendData(MessageSource message) {
        if (groups.saidEnvelopeAndData()) {
            DataContent content = new DataContent(connection);
            if (wrote(message, content, new SMTPOutputStream(content)) && flushed(content.octets())) {
                endOfData(".", () -> connection.command("."));
            }
        }
    }

    /** Says it with BDAT, in chunks of so many octets (RFC 3030). */
    void sendChunks(MessageSource message, int size) {
        if (groups.saidEnvelope()) {
            answers.begin(SmtpPhase.CONTENT, "BDAT");
            ChunkedContent content = new ChunkedContent(connection, size);
            if (wrote(message, content, new CRLFOutputStream(content)) && !replies.spokeEarly()) {
                lastChunk(content.lastChunk());
            }
        }
    }

    /** Says what is rendered in a single chunk. */
    void sendChunk(Octets message) {
        if (groups.saidEnvelope()) {
            answers.begin(SmtpPhase.CONTENT, "BDAT");
            answers.beginContent();
            lastChunk(message);
        }
    }

    /** Lets the message write itself; its last line ends, whatever it wrote. */
    private boolean wrote(MessageSource message, Content content, OutputStream stream) {
        answers.beginContent();
        Exception error = null;
        try {
            message.writeTo(stream);
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
            replies.interrupted(content.interruption());
        } else if (refusal != null) {
            answers.heard(refusal);
            answers.refusedBy(refusal, false);
        } else if (broken != null) {
            replies.lostInContent(broken);
        } else if (connection.isCancelled()) {
            replies.lost(new NoReplyException("cancelled", null, null), null);
        } else {
            answers.unreadable(error);
        }
    }

    private boolean flushed(long octets) {
        try {
            connection.content().flush();
            connection.trace().content(octets);
            return true;
        } catch (IOException e) {
            replies.lostInContent(e);
            return false;
        }
    }

    private void lastChunk(Octets octets) {
        String command = "BDAT " + octets.length() + " LAST";
        if (octets.length() == 0) {
            endOfData(command, () -> connection.command(command));
            return;
        }
        try {
            connection.queue(command);
            octets.writeAllButTheLastTo(connection.content());
        } catch (IOException e) {
            replies.lostInContent(e);
            return;
        }
        if (flushed(octets.length())) {
            endOfData(command, () -> octets.writeTheLastTo(connection.content()));
        }
    }

    /** A write that may hand over an octet of the end of data. */
    private interface EndOfData {
        void write() throws IOException;
    }

    private void endOfData(String command, EndOfData end) {
        if (replies.spokeEarly()) {
            return;
        }
        connection.beginEndOfData();
        if (connection.isOverdue() || connection.wasCut() || connection.hasGone()) {
            replies.lost(new NoReplyException("the server closed the connection", null, null), null);
            return;
        }
        answers.beginEndOfData(command);
        try {
            end.write();
            connection.content().flush();
        } catch (IOException e) {
            replies.lostInContent(e);
            return;
        }
        hearVerdict();
    }

    /** Reads the verdict; once more, where the time for it was over before it came. */
    void hearVerdict() {
        SmtpReply reply = replies.reply();
        if (reply != null) {
            answers.decidedBy(reply);
        }
    }
}
