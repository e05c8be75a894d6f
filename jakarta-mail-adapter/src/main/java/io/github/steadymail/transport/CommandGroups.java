package io.github.steadymail.transport;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Says MAIL, each RCPT and DATA in groups, each of which is written before its replies are read (RFC 2920, section 3.1);
 * one by one where the server does not offer that.
 *
 * <p>What comes of it is the same: the first reply that does not go on gives the verdict, and what follows is its echo.
 */
final class CommandGroups {
    /** So much may be unanswered: a server that waits for its replies to be read still reads it. */
    private static final int MOST_COMMANDS = 100;

    private static final int MOST_OCTETS = 32 * 1024;

    private final SmtpConnection connection;
    private final Envelope envelope;
    private final Answers answers;
    private final ReplyReader replies;
    private final int most;

    private int written;
    private int answered;
    private @Nullable IOException broken;

    CommandGroups(SmtpConnection connection, Answers answers, ReplyReader replies, boolean pipelining) {
        this.connection = connection;
        this.envelope = answers.envelope();
        this.answers = answers;
        this.replies = replies;
        this.most = pipelining ? MOST_COMMANDS : 1;
    }

    /** Says MAIL and each RCPT. Returns whether BDAT may follow; else the answers say why not. */
    boolean saidEnvelope() {
        return said(envelope.commands()) && answers.contentIsDue();
    }

    /** Says MAIL, each RCPT and DATA. Returns whether the content may follow. */
    boolean saidEnvelopeAndData() {
        return said(envelope.commands() + 1);
    }

    private boolean said(int commands) {
        while (answered < commands) {
            if (isData(answered) && !answers.contentIsDue()) {
                return false;
            }
            if (connection.spokeUnasked()) {
                answers.begin(envelope.phase(answered), envelope.command(answered));
                answers.interruptedBy(connection.unasked());
                return false;
            }
            writeGroup(commands);
            while (answered < written) {
                if (!goesOn(answered++)) {
                    replies.echoes(written - answered);
                    return false;
                }
            }
        }
        return true;
    }

    private void writeGroup(int commands) {
        int begun = written;
        int octets = 0;
        try {
            while (written < commands && (written == begun || joins(written, begun, octets))) {
                String command = envelope.command(written++);
                octets += command.length() + 2;
                connection.queue(command);
            }
            connection.content().flush();
        } catch (IOException e) {
            broken = e;
        }
    }

    /** DATA may join only where one accepted recipient is enough: else the server would wait for content already. */
    private boolean joins(int index, int begun, int octets) {
        return index - begun < most
                && octets + envelope.command(index).length() + 2 <= MOST_OCTETS
                && (!isData(index) || envelope.oneIsEnough());
    }

    /** Reads the reply to a command. */
    private boolean goesOn(int index) {
        if (isData(index) && !answers.contentIsDue()) {
            replies.echoes(1);
            return false;
        }
        answers.begin(envelope.phase(index), envelope.command(index));
        SmtpReply reply = replies.replyAfter(broken);
        if (reply == null) {
            return false;
        }
        if (envelope.phase(index) == SmtpPhase.RCPT) {
            return answers.answered(index - 1, reply);
        }
        boolean accepted = isData(index)
                ? reply.code().isPositiveIntermediate()
                : reply.code().isPositiveCompletion();
        if (!accepted) {
            answers.refusedBy(reply, false);
        }
        return accepted;
    }

    private boolean isData(int index) {
        return envelope.phase(index) == SmtpPhase.DATA;
    }
}
