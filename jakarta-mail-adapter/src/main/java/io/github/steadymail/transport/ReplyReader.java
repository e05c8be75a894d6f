package io.github.steadymail.transport;

import io.github.steadymail.reply.ReplyCode;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the replies that are due in one mail transaction, and notes in its answers where one does not come. */
final class ReplyReader {
    private final SmtpConnection connection;
    private final Answers answers;

    ReplyReader(SmtpConnection connection, Answers answers) {
        this.connection = connection;
        this.answers = answers;
    }

    /** Reads the reply that is due; null if there is none, and then the answers say why. */
    @Nullable
    SmtpReply reply() {
        try {
            boolean last = answers.phase() == SmtpPhase.END_OF_DATA;
            return heard(last ? connection.verdict() : connection.reply());
        } catch (NoReplyException e) {
            lost(e, e.partial());
            return null;
        }
    }

    /** The same, where the command may not have left: then only what the server has said already is read. */
    @Nullable
    SmtpReply replyAfter(@Nullable IOException broken) {
        if (broken == null) {
            return reply();
        }
        SmtpReply words = connection.unasked();
        answers.leave();
        if (words != null && words.isComplete()) {
            return heard(words);
        }
        lost(broken, words);
        return null;
    }

    private @Nullable SmtpReply heard(SmtpReply reply) {
        answers.heard(reply);
        if (reply.hasCode()) {
            return reply;
        }
        answers.refusedBy(reply, true);
        return null;
    }

    /** Reads replies that decide nothing any more: the verdict stands, but the connection must stay in step. */
    void echoes(int count) {
        for (int i = 0; i < count && !answers.mustClose(); i++) {
            try {
                echoed(connection.replyInPassing());
            } catch (NoReplyException e) {
                answers.leave();
            }
        }
    }

    /** A server that is going away, or waits for the content of nobody, is left. */
    void echoed(SmtpReply reply) {
        boolean inStep = reply.code().isPositiveCompletion() || reply.code().isNegative();
        if (!inStep || reply.code().equals(ReplyCode.SERVICE_NOT_AVAILABLE)) {
            answers.leave();
        }
    }

    /** The connection broke. */
    void lost(IOException error, @Nullable SmtpReply read) {
        answers.lost(NetworkFailure.of(answers.phase(), connection, error), error, read);
    }

    /** A connection that breaks under the content may have been told why. */
    void lostInContent(IOException error) {
        SmtpReply words = error instanceof NoReplyException lost ? lost.partial() : connection.unasked();
        if (!isVerdict(words)) {
            lost(error, words);
        }
    }

    /** Whether the server has spoken before the content ended: then its end is not written. */
    boolean spokeEarly() {
        if (!connection.spokeUnasked()) {
            return false;
        }
        interrupted(connection.unasked());
        return true;
    }

    void interrupted(@Nullable SmtpReply words) {
        if (!isVerdict(words)) {
            answers.interruptedBy(words);
        }
    }

    /** Whether these words refuse the content; nothing that comes early accepts it. */
    private boolean isVerdict(@Nullable SmtpReply words) {
        if (words == null || !words.isComplete() || !words.code().isNegative()) {
            return false;
        }
        if (!words.code().equals(ReplyCode.SERVICE_NOT_AVAILABLE)) { // which speaks of the connection
            answers.begin(SmtpPhase.END_OF_DATA, answers.command());
        }
        answers.heard(words);
        answers.refusedBy(words, true);
        return true;
    }
}
