package io.github.steadymail.cli;

import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.TransmissionException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

/** A difference that is meant, and said in {@code docs/differences.md}. */
enum Difference {
    REPORT_SUCCESS("| reportsuccess gives a receipt |") {
        @Override
        boolean explains(Letter letter, Heard old, Heard ours) {
            return letter.reportSuccess() && old.code() == 250 && ours.thrown() == null;
        }
    },
    AFTER_421("| after 421 nothing more is said |") {
        @Override
        boolean explains(Letter letter, Heard old, Heard ours) {
            return letter.meets("421")
                    && old.caughtAs().equals("MessagingException")
                    && ours.caughtAs().equals("SendFailedException");
        }
    },
    HANGING_UP("- A server that hangs up in the middle of the envelope without 421") {
        @Override
        boolean explains(Letter letter, Heard old, Heard ours) {
            boolean byReset = old.caughtAs().equals("MessagingException");
            boolean byClose = old.thrown() instanceof SMTPAddressFailedException; // of the reply that did not come
            boolean knownUnsent = ours.thrown() instanceof TransmissionException;
            return letter.meets("521")
                    && (byReset || byClose)
                    && (knownUnsent || ours.thrown() instanceof OutcomeUnknownException);
        }
    },
    MESSAGE_ID("The Message-ID stays when it does") {
        @Override
        boolean explains(Letter letter, Heard old, Heard ours) {
            return letter.content() == Content.QUOTED;
        }
    };

    private final String words;

    Difference(String words) {
        this.words = words;
    }

    /** What the document has it as. */
    String words() {
        return words;
    }

    abstract boolean explains(Letter letter, Heard old, Heard ours);

    /** Why the exceptions of plain Angus Mail and of ours may differ. */
    static Optional<Difference> ofExceptions(Letter letter, Heard old, Heard ours) {
        return Arrays.stream(values())
                .filter(difference -> difference != MESSAGE_ID && difference.explains(letter, old, ours))
                .findFirst();
    }

    /** Whether one of our ways knows less than lock step: the end of the data had left before the server hung up. */
    static boolean isUnknownOnly(Letter letter, Heard lockStep, Heard ours) {
        return letter.meets("521")
                && lockStep.thrown() instanceof TransmissionException
                && ours.thrown() instanceof OutcomeUnknownException;
    }
}
