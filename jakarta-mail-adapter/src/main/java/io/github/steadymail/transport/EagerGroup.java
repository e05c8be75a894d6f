package io.github.steadymail.transport;

import io.github.steadymail.reply.ReplyCode;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says a whole mail transaction in one flight: MAIL, each RCPT, and all content as the last chunk.
 *
 * <p>Its end of data leaves with the rest, so that the outcome is unknown unless all are refused or there is a verdict.
 * After a reply that does not go on, the others are read all the same: a 2yz to the end of data accepts.
 */
final class EagerGroup {
    private static final int MOST_OCTETS = 64 * 1024;
    private static final int MOST_RECIPIENTS = 98;
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final SmtpConnection connection;
    private final Answers answers;
    private final Envelope envelope;
    private final ReplyReader replies;
    private final Octets message;
    private final String last;

    private final List<SmtpReply> echoes = new ArrayList<>(0);
    private int answered;
    private boolean stands;
    private boolean ends;
    private @Nullable IOException broken;

    EagerGroup(SmtpConnection connection, Answers answers, Octets message) {
        this.connection = connection;
        this.answers = answers;
        this.envelope = answers.envelope();
        this.replies = new ReplyReader(connection, answers);
        this.message = message;
        this.last = "BDAT " + message.length() + " LAST";
    }

    /** Whether this may be risked: little to lose, one acceptance enough, and the server there a moment ago. */
    boolean isAllowed() {
        return envelope.oneIsEnough()
                && envelope.recipients().size() <= MOST_RECIPIENTS
                && message.length() > 0
                && message.length() <= MOST_OCTETS
                && connection.heardWithin(FRESH)
                && !connection.isOverdue()
                && !connection.spokeUnasked()
                && !connection.hasGone();
    }

    void say() {
        try {
            for (int i = 0; i < envelope.commands(); i++) {
                connection.queue(envelope.command(i));
            }
            connection.queue(last);
            message.writeAllButTheLastTo(connection.content());
            connection.content().flush();
            connection.beginEndOfData();
            if (connection.isOverdue()) {
                throw new SocketTimeoutException("the deadline has passed");
            }
            answers.beginEndOfData(last);
            ends = true;
            message.writeTheLastTo(connection.content());
            connection.content().flush();
            connection.trace().content(message.length());
        } catch (IOException e) {
            broken = e;
        }
        hear();
    }

    /** Reads the replies that are outstanding. */
    void hear() {
        while (answered <= envelope.commands()) {
            SmtpReply reply;
            try {
                reply = stands ? connection.reply() : connection.verdict();
            } catch (NoReplyException e) {
                ended(broken == null ? e : broken, e.partial());
                return;
            }
            if (!reply.code().isPositiveCompletion() && !reply.code().isNegative()) {
                ended(new NoReplyException("that is no reply to " + last, reply, null), reply);
                return;
            }
            hear(answered++, reply);
        }
    }

    private void hear(int index, SmtpReply reply) {
        if (index == envelope.commands()) {
            verdict(reply);
        } else if (stands) {
            echoes.add(reply);
        } else {
            begin(index);
            answers.heard(reply);
            if (index > 0) {
                stands = !answers.answered(index - 1, reply);
            } else if (reply.code().isNegative()) {
                answers.refusedBy(reply, false);
                stands = true;
            }
        }
    }

    private void begin(int index) {
        answers.begin(envelope.phase(index), envelope.command(index));
    }

    private void verdict(SmtpReply reply) {
        boolean accepts = reply.code().isPositiveCompletion();
        if (accepts ? answers.anyAccepted() || anyEchoAccepts() : !stands && answers.anyAccepted()) {
            int first = envelope.recipients().size() - echoes.size();
            for (int i = 0; i < echoes.size(); i++) {
                answers.answered(first + i, echoes.get(i));
            }
            answers.begin(SmtpPhase.END_OF_DATA, last);
            answers.heard(reply);
            answers.decidedBy(reply);
        } else if (reply.code().equals(ReplyCode.SERVICE_NOT_AVAILABLE)) {
            answers.leave();
        }
    }

    private boolean anyEchoAccepts() {
        return echoes.stream().anyMatch(echo -> echo.code().isPositiveCompletion());
    }

    /** There will be no more replies. */
    private void ended(IOException error, @Nullable SmtpReply read) {
        boolean nobody = answered == envelope.commands() && !answers.anyAccepted();
        if (stands || nobody) {
            answers.leave();
            return;
        }
        if (ends) {
            answers.begin(SmtpPhase.END_OF_DATA, last);
        } else if (answered < envelope.commands()) {
            begin(answered);
        }
        replies.lost(error, read);
    }
}
