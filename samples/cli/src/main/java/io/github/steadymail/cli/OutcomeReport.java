package io.github.steadymail.cli;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.RetryAdvice;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.reply.Printable;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import java.time.Duration;

/** Prints what became of a send, for programs or for people. */
final class OutcomeReport {
    private static final int LABEL = 12;
    private static final int LONGEST_ADDRESS = 320;

    private OutcomeReport() {}

    static void json(Outcome outcome, Terminal terminal) throws IOException {
        SmtpFailure failure = outcome.failure();
        try (Json json = new Json(terminal.out())) {
            json.object(object -> {
                object.array("accepted", array -> {
                    for (String address : outcome.accepted()) {
                        array.element(address);
                    }
                });
                object.field("exception", failure == null ? null : name(failure));
                object.field("kind", failure == null ? null : failure.kind());
                object.field("phase", failure == null ? null : failure.phase().orElse(null));
                object.codes(outcome.reply());
                object.advice(failure == null ? null : failure.retryAdvice());
                object.field("connectionUsable", outcome.connectionUsable());
                object.array("recipients", array -> {
                    for (RecipientOutcome recipient : outcome.recipients()) {
                        array.object(element -> json(element, recipient));
                    }
                });
                object.field(
                        "messageId",
                        failure == null ? null : failure.messageId().orElse(null));
            });
        }
    }

    private static void json(Json json, RecipientOutcome recipient) throws IOException {
        json.field("address", recipient.address())
                .field("disposition", recipient.disposition())
                .field("kind", recipient.kind().orElse(null))
                .codes(recipient.reply());
    }

    static void text(Outcome outcome, Terminal terminal) {
        Page page = new Page(terminal);
        SmtpFailure failure = outcome.failure();
        if (failure == null) {
            page.heading("Accepted for all recipients");
        } else {
            String where =
                    failure.phase().map(SmtpPhase::name).map(p -> " at " + p).orElse("");
            FailureKind kind = failure.kind();
            page.heading(name(failure) + ": " + kind + where);
        }
        page.entry(LABEL, "reply", outcome.reply().map(SmtpReply::toString).orElse("none"));
        if (failure != null) {
            if (outcome.reply().isEmpty()) {
                page.entry(LABEL, "trouble", trouble(failure));
            }
            page.entry(LABEL, "advice", words(failure.retryAdvice()));
            failure.messageId().ifPresent(id -> page.entry(LABEL, "message-id", Printable.of(id, LONGEST_ADDRESS)));
        }
        page.blank();
        for (RecipientOutcome recipient : outcome.recipients()) {
            String kind = recipient.kind().map(k -> " " + k).orElse("");
            String reply = recipient.reply().map(r -> ": " + r).orElse("");
            page.entry(
                    LABEL + 2,
                    recipient.disposition().name(),
                    Printable.of(recipient.address(), LONGEST_ADDRESS) + kind + reply);
        }
    }

    /** The exception's message, but for the kind and the advice in brackets at its end. */
    private static String trouble(SmtpFailure failure) {
        String message = String.valueOf(failure.exception().getMessage());
        int kind = message.indexOf(" [" + failure.kind());
        return Printable.of(kind < 0 ? message : message.substring(0, kind), LONGEST_ADDRESS);
    }

    private static String words(RetryAdvice advice) {
        Duration delay = advice.delay(1);
        return advice.action() + (delay.isZero() ? "" : " (" + Delays.inWords(delay) + ")") + ": " + advice.reason();
    }

    private static String name(SmtpFailure failure) {
        return failure.exception().getClass().getSimpleName();
    }
}
