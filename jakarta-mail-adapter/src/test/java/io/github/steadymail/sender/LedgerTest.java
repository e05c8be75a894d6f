package io.github.steadymail.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.PartialDeliveryException;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several transactions come to: the failures that stand, and none that was made good since. */
class LedgerTest {
    private static final SmtpReply DONE = SmtpReply.parse("250 2.0.0 ok");
    private static final int[] ALICE = {0};
    private static final int[] BOB = {1};
    private static final int[] BOTH = {0, 1};

    private Ledger ledger = new Ledger(List.of(), null);

    @BeforeEach
    void openLedger() throws Exception {
        ledger = new Ledger(
                List.of(new InternetAddress("alice@example.test"), new InternetAddress("bob@example.test")), "<1@x>");
    }

    private static RecipientOutcome refused(String address, String reply) {
        SmtpReply said = SmtpReply.parse(reply);
        return RecipientOutcome.refused(address, ReplyClassifier.standard().classify(SmtpPhase.RCPT, said));
    }

    private static Receipt receipt(String address) {
        return new Receipt(DONE, List.of(RecipientOutcome.accepted(address, DONE)), "<1@x>");
    }

    private static SmtpFailure failure(RecipientOutcome... outcomes) {
        return SmtpFailureBuilder.of(List.of(outcomes)).build();
    }

    private static SmtpFailure unknown(CompletableFuture<Outcome> verdict) {
        return SmtpFailureBuilder.because(Classification.passing(FailureKind.OUTCOME_UNKNOWN, SmtpPhase.END_OF_DATA))
                .recipients(List.of(RecipientOutcome.unknown("bob@example.test", null)))
                .lateVerdict(verdict)
                .build();
    }

    private <T extends Exception> T closed(Class<T> type) {
        return catchThrowableOfType(type, () -> ledger.close());
    }

    @Test
    void whatWasAcceptedSinceIsNoReason() {
        ledger.failed(
                ALICE,
                SmtpFailureBuilder.because(Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.CONNECT))
                        .build());
        ledger.failed(BOB, failure(refused("bob@example.test", "450 4.2.1 busy")));
        ledger.accepted(BOB, receipt("bob@example.test"));
        PartialDeliveryException partial = closed(PartialDeliveryException.class);
        assertThat(partial.kind()).isEqualTo(FailureKind.NETWORK_FAILED);
        assertThat(partial.recipients())
                .extracting(RecipientOutcome::disposition)
                .containsExactly(Disposition.NOT_ATTEMPTED, Disposition.ACCEPTED);
    }

    @Test
    void aVerdictThatIsWaitedForDecidesOnAll() {
        ledger.failed(
                BOTH,
                failure(
                        refused("alice@example.test", "550 5.1.1 gone"),
                        RecipientOutcome.notAttempted("bob@example.test", null)));
        CompletableFuture<Outcome> verdict = new CompletableFuture<>();
        ledger.failed(BOB, unknown(verdict));
        OutcomeUnknownException thrown = closed(OutcomeUnknownException.class);
        assertThat(thrown.recipients())
                .extracting(RecipientOutcome::disposition)
                .containsExactly(Disposition.REJECTED, Disposition.UNKNOWN);
        CompletableFuture<Outcome> late = thrown.lateVerdict().toCompletableFuture();
        assertThat(late).isNotDone();
        verdict.complete(new Outcome.Accepted(receipt("bob@example.test")));
        assertThat(late.join().failure().orElseThrow())
                .isInstanceOf(PartialDeliveryException.class)
                .satisfies(failure -> assertThat(failure.recipients())
                        .extracting(RecipientOutcome::disposition)
                        .containsExactly(Disposition.REJECTED, Disposition.ACCEPTED));
    }

    @Test
    void aLateAcceptanceOfTheLastOneIsAReceiptForAll() {
        ledger.accepted(ALICE, receipt("alice@example.test"));
        CompletableFuture<Outcome> verdict = new CompletableFuture<>();
        ledger.failed(BOB, unknown(verdict));
        OutcomeUnknownException thrown = closed(OutcomeUnknownException.class);
        verdict.complete(new Outcome.Accepted(receipt("bob@example.test")));
        assertThat(thrown.lateVerdict().toCompletableFuture().join())
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted -> assertThat(accepted.receipt().recipients()).hasSize(2));
    }

    @Test
    void aVerdictThatNeverComesLeavesTheVeryFailure() {
        ledger.accepted(ALICE, receipt("alice@example.test"));
        CompletableFuture<Outcome> verdict = new CompletableFuture<>();
        SmtpFailure unknown = unknown(verdict);
        ledger.failed(BOB, unknown);
        OutcomeUnknownException thrown = closed(OutcomeUnknownException.class);
        verdict.complete(Outcome.of(unknown));
        assertThat(thrown.lateVerdict().toCompletableFuture().join()).isEqualTo(new Outcome.Unknown(thrown));
    }

    private Ledger withAVerdictToCome(CompletableFuture<Outcome> verdict) throws Exception {
        openLedger();
        ledger.failed(
                BOTH,
                failure(
                        refused("alice@example.test", "550 5.1.1 gone"),
                        RecipientOutcome.notAttempted("bob@example.test", null)));
        ledger.failed(BOB, unknown(verdict));
        return ledger;
    }

    @Test
    void aVerdictThatHasComeBeforeTheFailureIsMadeChangesNothingInIt() throws Exception {
        CompletableFuture<Outcome> verdict = new CompletableFuture<>();
        withAVerdictToCome(verdict);
        verdict.complete(Outcome.of(unknown(new CompletableFuture<>())));
        OutcomeUnknownException thrown = closed(OutcomeUnknownException.class);
        assertThat(thrown.getSuppressed()).hasSize(2);
        assertThat(thrown.lateVerdict().toCompletableFuture().join()).isEqualTo(new Outcome.Unknown(thrown));
    }

    /** Each one a little later than the one before, while the failure is made. */
    @Test
    void wheneverTheVerdictComesTheFailureIsWhole() throws Exception {
        Outcome refused = Outcome.of(failure(refused("bob@example.test", "550 5.1.1 gone")));
        ExecutorService reading = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < 10_000; i++) {
                CompletableFuture<Outcome> verdict = new CompletableFuture<>();
                Ledger each = withAVerdictToCome(verdict);
                int spins = i % 400;
                AtomicBoolean begun = new AtomicBoolean();
                Future<Boolean> came = reading.submit(() -> {
                    while (!begun.get()) {
                        Thread.onSpinWait();
                    }
                    for (int spin = 0; spin < spins; spin++) {
                        Thread.onSpinWait();
                    }
                    return verdict.complete(refused);
                });
                begun.set(true);
                OutcomeUnknownException thrown = catchThrowableOfType(OutcomeUnknownException.class, each::close);
                assertThat(came.get(10, TimeUnit.SECONDS)).isTrue();
                assertThat(thrown.getSuppressed()).hasSize(2);
                assertThat(thrown.lateVerdict().toCompletableFuture().get(10, TimeUnit.SECONDS))
                        .isInstanceOf(Outcome.Failed.class);
            }
        } finally {
            reading.shutdownNow();
        }
    }
}
