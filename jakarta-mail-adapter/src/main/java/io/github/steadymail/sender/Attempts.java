package io.github.steadymail.sender;

import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.SmtpFailure;
import jakarta.mail.MessagingException;

/** Tells what came of a send that would throw it. */
final class Attempts {
    private Attempts() {}

    /** A send that throws. */
    interface Send {
        Receipt send() throws MessagingException;
    }

    static Outcome outcome(Send attempt) {
        try {
            return new Outcome.Accepted(attempt.send());
        } catch (MessagingException e) {
            return Outcome.of(SmtpFailure.find(e).orElseThrow(() -> new IllegalStateException(e)));
        }
    }
}
