package io.github.steadymail.sender;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whoever closes waits for those who read on, and for nobody else. */
class LateVerdictsTest {
    private static final SmtpReply DONE = SmtpReply.parse("250 2.0.0 ok");
    private static final Outcome ACCEPTED = new Outcome.Accepted(
            new Receipt(DONE, List.of(RecipientOutcome.accepted("bob@example.test", DONE)), "<1@x>"));

    /** It comes just after somebody has asked whether it is there. */
    private static final class Sudden extends CompletableFuture<Outcome> {
        @Override
        public boolean isDone() {
            boolean before = super.isDone();
            complete(ACCEPTED);
            return before;
        }
    }

    /** The thread that has sent, here that of the test, belongs to the application and may live on. */
    @Test
    void theThreadThatHasSentIsNotWaitedFor() throws Exception {
        SmtpFailure unknown = SmtpFailureBuilder.because(
                        Classification.passing(FailureKind.OUTCOME_UNKNOWN, SmtpPhase.END_OF_DATA))
                .recipients(List.of(RecipientOutcome.unknown("bob@example.test", null)))
                .lateVerdict(new Sudden())
                .build();
        LateVerdicts late = new LateVerdicts();
        try (SteadymailTransport transport = new SteadymailTransport(
                Session.getInstance(new Properties()), new URLName("smtp", null, -1, null, null, null))) {
            late.after(unknown.exception(), transport);
            CompletableFuture.runAsync(() -> late.finish(new Grace(Duration.ofHours(1))))
                    .get(10, TimeUnit.SECONDS);
        }
    }
}
