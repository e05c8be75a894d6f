package io.github.steadymail.transport;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import jakarta.mail.event.TransportEvent;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What follows from the answers in one mail transaction; the old form of it is made when it is needed. */
final class Conclusion {
    private final Answers answers;
    private final Address[] given;
    private final boolean reportSuccess;
    private final @Nullable String messageId;
    private @Nullable OldForm old;

    Conclusion(Answers answers, Address[] given, boolean reportSuccess, @Nullable String messageId) {
        this.answers = answers;
        this.given = given;
        this.reportSuccess = reportSuccess;
        this.messageId = messageId;
    }

    /** The receipt; null unless the server took the message for all. */
    @Nullable
    Receipt receipt() {
        SmtpReply accepted = answers.finalReply();
        return accepted == null || answers.anyRefused() ? null : new Receipt(accepted, answers.outcomes(), messageId);
    }

    /** The failure, where there is no receipt. */
    SmtpFailure failure(boolean connectionUsable, @Nullable CompletionStage<Outcome> later) {
        OldForm form = old();
        Classification cause = answers.cause();
        List<RecipientOutcome> outcomes = answers.outcomes();
        SmtpFailureBuilder builder = cause == null
                ? SmtpFailureBuilder.of(outcomes)
                : SmtpFailureBuilder.because(cause).recipients(outcomes);
        Exception thrown = answers.thrown();
        builder = thrown == null ? builder.nextMadeBy(form::chain) : builder.next(thrown);
        return builder.finalReply(answers.finalReply())
                .messageId(messageId)
                .connectionUsable(connectionUsable)
                .addresses(form.sent(), form.unsent(), form.invalid())
                .detail(answers.inWords())
                .lateVerdict(later)
                .build();
    }

    /** What to tell the listeners. */
    Sending.Event event() {
        OldForm form = old();
        if (answers.isUnknown()) {
            Address[] nobody = new Address[0];
            return new Sending.Event(TransportEvent.MESSAGE_NOT_DELIVERED, nobody, nobody, form.invalid());
        }
        return new Sending.Event(type(), form.sent(), form.unsent(), form.invalid());
    }

    private int type() {
        if (answers.finalReply() == null) {
            return TransportEvent.MESSAGE_NOT_DELIVERED;
        }
        return answers.anyRefused() ? TransportEvent.MESSAGE_PARTIALLY_DELIVERED : TransportEvent.MESSAGE_DELIVERED;
    }

    private OldForm old() {
        OldForm form = old == null ? new OldForm(answers, given, reportSuccess) : old;
        old = form;
        return form;
    }
}
