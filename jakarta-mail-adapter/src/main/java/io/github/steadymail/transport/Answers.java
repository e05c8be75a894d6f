package io.github.steadymail.transport;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.reply.ReplyCode;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was answered to whom in one mail transaction, how far it got, and what follows from that. */
final class Answers {

    private final ReplyClassifier classifier;
    private final Envelope envelope;
    private final @Nullable SmtpReply[] replies;
    private final @Nullable Classification[] refusals;
    private final Stopwatch stopwatch = new Stopwatch();
    private int accepted;
    private int refused;

    private SmtpPhase phase = SmtpPhase.MAIL;
    private String command = "";
    private @Nullable SmtpReply lastReply;
    private @Nullable SmtpReply finalReply;
    private @Nullable Classification cause;
    private @Nullable Exception thrown;
    private @Nullable String words;
    private boolean speaksForAll;
    private boolean endOfDataBegun;
    private boolean inContent;
    private boolean gone;

    Answers(Envelope envelope, ReplyClassifier classifier) {
        this.classifier = classifier;
        this.envelope = envelope;
        this.replies = new SmtpReply[envelope.recipients().size()];
        this.refusals = new Classification[envelope.recipients().size()];
    }

    /** A command is due to be said. */
    void begin(SmtpPhase nextPhase, String nextCommand) {
        phase = nextPhase;
        command = nextCommand;
    }

    /** The message has written itself, and nothing was said yet. */
    void rendered() {
        stopwatch.rendered();
    }

    /** The content begins: until the server has its end, the connection cannot be used for anything else. */
    void beginContent() {
        phase = SmtpPhase.CONTENT;
        inContent = true;
        stopwatch.beginContent();
    }

    /** From now on an octet of the end of data may have left. */
    void beginEndOfData(String nextCommand) {
        begin(SmtpPhase.END_OF_DATA, nextCommand);
        endOfDataBegun = true;
        stopwatch.beginEndOfData();
    }

    Duration sinceEndOfData() {
        return Duration.ofNanos(stopwatch.sinceEndOfData());
    }

    /** How long each part took, if the transaction ends now. */
    TransactionTimes times() {
        return stopwatch.times();
    }

    /** Whether nothing is known because the verdict did not come in time. */
    boolean isLate() {
        return endOfDataBegun && thrown instanceof SocketTimeoutException;
    }

    /** A reply was read. */
    void heard(SmtpReply reply) {
        lastReply = reply;
    }

    /** The reply to one recipient's RCPT. Returns whether the next command may follow. */
    boolean answered(int recipient, SmtpReply reply) {
        replies[recipient] = reply;
        if (reply.code().isPositiveCompletion()) {
            accepted++;
            return true;
        }
        Classification meaning = classifier.classify(SmtpPhase.RCPT, reply, accepted > 0);
        boolean negative = reply.code().isNegative();
        if (negative) {
            refusals[recipient] = meaning;
            refused++;
        }
        boolean gone = !negative || reply.code().equals(ReplyCode.SERVICE_NOT_AVAILABLE);
        if (gone) {
            fail(meaning, true);
        }
        return !gone;
    }

    /** Whether the content is due, as the recipients were answered. */
    boolean contentIsDue() {
        return accepted > 0 && (refused == 0 || envelope.sendPartial());
    }

    /** Whether a recipient was accepted. */
    boolean anyAccepted() {
        return accepted > 0;
    }

    /** The server took the message, whatever it said before. */
    private void acceptedBy(SmtpReply reply) {
        finalReply = reply;
        cause = null;
        inContent = false;
    }

    /** The verdict on the end of data, whatever it is. */
    void decidedBy(SmtpReply reply) {
        if (reply.code().isPositiveCompletion()) {
            acceptedBy(reply);
        } else {
            refusedBy(reply, false);
        }
    }

    /** The connection goes away, or is out of step; what was said before stands. */
    void leave() {
        gone = true;
    }

    /** The verdict is waited for again. */
    void reopen() {
        cause = null;
        thrown = null;
        words = null;
    }

    /** A reply that does not go on: it refuses all whom no reply of their own had refused, or it is no answer. */
    void refusedBy(SmtpReply reply, boolean outOfStep) {
        if (reply.code().isNegative()) {
            speaksForAll = true;
            fail(classifier.classify(phase, reply), outOfStep || reply.code().equals(ReplyCode.SERVICE_NOT_AVAILABLE));
        } else if (endOfDataBegun) {
            unknown(reply);
        } else {
            fail(protocolError(reply), true);
        }
    }

    /** The server spoke when it was not its turn, and a command was not said for it. */
    void interruptedBy(@Nullable SmtpReply words) {
        lastReply = words;
        if (words != null && words.isComplete() && words.code().isTransientNegative()) {
            fail(classifier.classify(phase, words), true);
        } else {
            fail(protocolError(words), true);
        }
    }

    /** The connection broke: what was read last, if anything, is no verdict. */
    void lost(Classification meaning, IOException error, @Nullable SmtpReply read) {
        thrown = NetworkFailure.cause(error);
        words = NetworkFailure.words(meaning, error);
        lastReply = null;
        if (endOfDataBegun) {
            unknown(read);
        } else {
            fail(meaning.withEvidence(read), true);
        }
    }

    /** The message could not write itself. */
    void unreadable(@Nullable Exception error) {
        thrown = error;
        words = "the message cannot be read: " + error;
        fail(Classification.permanent(FailureKind.CONTENT_UNREADABLE, SmtpPhase.CONTENT), inContent);
    }

    private void unknown(@Nullable SmtpReply read) {
        fail(
                Classification.passing(FailureKind.OUTCOME_UNKNOWN, SmtpPhase.END_OF_DATA)
                        .withEvidence(read),
                true);
    }

    private Classification protocolError(@Nullable SmtpReply reply) {
        words = "that is no reply to " + phase;
        return Classification.passing(FailureKind.PROTOCOL_ERROR, phase).withEvidence(reply);
    }

    private void fail(Classification meaning, boolean close) {
        cause = meaning;
        inContent = false;
        gone |= close;
    }

    /** Whether nobody knows what became of the message. */
    boolean isUnknown() {
        return cause != null && cause.kind() == FailureKind.OUTCOME_UNKNOWN;
    }

    /** What became of each recipient. */
    List<RecipientOutcome> outcomes() {
        boolean unknown = isUnknown();
        RecipientOutcome[] outcomes = new RecipientOutcome[replies.length];
        for (int i = 0; i < replies.length; i++) {
            String address = envelope.recipients().get(i).mailbox();
            Classification refusal = refusals[i];
            if (refusal != null) {
                outcomes[i] = RecipientOutcome.refused(address, refusal);
            } else if (finalReply != null) {
                outcomes[i] = RecipientOutcome.accepted(address, replies[i]);
            } else if (unknown) {
                outcomes[i] = RecipientOutcome.unknown(address, replies[i]);
            } else if (speaksForAll && cause != null) {
                outcomes[i] = RecipientOutcome.refused(address, cause);
            } else {
                outcomes[i] = RecipientOutcome.notAttempted(address, replies[i]);
            }
        }
        return List.of(outcomes);
    }

    Envelope envelope() {
        return envelope;
    }

    /** The reply to the RCPT of a recipient; null if it got none. */
    @Nullable
    SmtpReply replyTo(int recipient) {
        return replies[recipient];
    }

    boolean isRefused(int recipient) {
        return refusals[recipient] != null;
    }

    boolean anyRefused() {
        return refused > 0;
    }

    /** Why the whole failed; null if it did not, or if the recipients' own refusals say it. */
    @Nullable
    Classification cause() {
        return cause;
    }

    /** What no reply says: how the connection broke, or why the message could not be read. */
    @Nullable
    String inWords() {
        return words;
    }

    /** The error behind the cause; null for a reply, and for a mere close. */
    @Nullable
    Exception thrown() {
        return thrown;
    }

    /** The reply with which the server took the message; null if it did not. */
    @Nullable
    SmtpReply finalReply() {
        return finalReply;
    }

    /** The last reply; null if the last one that was due did not come. */
    @Nullable
    SmtpReply lastReply() {
        return lastReply;
    }

    SmtpPhase phase() {
        return phase;
    }

    /** The last command. */
    String command() {
        return command;
    }

    /** Whether the connection is out of step or going away. */
    boolean mustClose() {
        return inContent || gone;
    }
}
