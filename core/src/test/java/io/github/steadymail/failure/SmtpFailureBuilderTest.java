package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpFailureBuilderTest {
    private static final SmtpReply OK = SmtpReply.parse("250 2.1.5 ok");
    private static final SmtpReply QUEUED = SmtpReply.parse("250 2.0.0 queued as 4711");

    /** Several recipients: each reply to RCPT, a hyphen for one who was not asked for. */
    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 a / 550 5.1.1 b, MailboxUnavailable, NEVER",
        "550 5.1.1 a / 553 5.1.3 b, MailboxUnavailable, NEVER",
        "550 5.1.1 a / 552 5.2.2 b, TransactionFailed, NEVER",
        "550 5.1.1 a / 552 5.2.2 b / 550 5.7.1 c, TransactionFailed, NEVER",
        "450 4.2.0 a / 450 4.2.0 b, MailboxBusy, LATER",
        "450 4.2.0 a / 452 4.2.2 b, MailboxBusy, LATER",
        "450 4.2.0 a / 451 4.3.0 b, Deferred, LATER",
        "450 4.2.0 a / 550 5.1.1 b, RecipientsRejected, REMAINING",
        "550 5.1.1 a / 450 4.2.0 b, RecipientsRejected, REMAINING",
        "550 5.1.1 a / -, MailboxUnavailable, REMAINING",
        "550 5.1.1 a / 552 5.2.2 b / -, TransactionFailed, REMAINING",
        "450 4.2.0 a / -, MailboxBusy, LATER",
        "452 4.5.3 a / 452 4.5.3 b, TooManyRecipients, SPLIT",
        "452 4.5.3 a / 450 4.2.0 b, Deferred, LATER",
        "452 4.5.3 a, Deferred, LATER",
        "452 4.5.3 a / 550 5.1.1 b, RecipientsRejected, REMAINING",
        "554 5.7.1 relay access denied / 454 4.7.1 relay access denied, RecipientRefused, NEVER",
    })
    void whereNobodyAcceptedTheRefusalsMakeTheClass(String replies, String type, RetryAction action) {
        SmtpFailure failure = SmtpFailureBuilder.of(outcomes(replies)).build();
        assertThat(failure.getClass().getSimpleName()).isEqualTo(type + "Exception");
        assertThat(failure.retryAdvice().action()).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({
        "250 ok / 550 5.1.1 a, NEVER",
        "550 5.1.1 a / 250 ok, NEVER",
        "250 ok / 450 4.2.0 a, REMAINING",
        "250 ok / 550 5.1.1 a / 450 4.2.0 b, REMAINING",
        "250 ok / 550 5.1.1 a / -, REMAINING",
        "250 ok / 452 4.5.3 a, REMAINING",
    })
    void whereAnybodyAcceptedItIsAPartialDelivery(String replies, RetryAction action) {
        SmtpFailure failure =
                SmtpFailureBuilder.of(outcomes(replies)).finalReply(QUEUED).build();
        assertThat(failure).isInstanceOf(PartialDeliveryException.class);
        assertThat(failure.retryAdvice().action()).isEqualTo(action);
        assertThat(failure.report().finalReply()).contains(QUEUED);
        assertThat(failure.reply().orElseThrow().code().isNegative()).isTrue();
    }

    @Test
    void aPartialDeliveryStaysOneWhateverFailedBesideIt() {
        Classification lost = Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.RCPT);
        SmtpFailure failure = SmtpFailureBuilder.because(lost)
                .recipients(List.of(
                        RecipientOutcome.accepted("alice@example.test", OK),
                        RecipientOutcome.notAttempted("dave@example.test", null)))
                .build();
        assertThat(failure).isInstanceOf(PartialDeliveryException.class);
        assertThat(failure.kind()).isEqualTo(FailureKind.NETWORK_FAILED);
        assertThat(failure.retryAdvice().action()).isEqualTo(RetryAction.REMAINING);
        assertThat(failure.retryAdvice().delay(1)).isEqualTo(Duration.ZERO);
    }

    /** What the last of several transactions failed for stands for all of them. */
    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 4.3.2 shutting down",
        "GREETING, 554 5.7.1 no",
        "AUTH, 454 4.7.0 not now",
        "AUTH, 535 5.7.8 no",
        "MAIL, 450 4.7.1 try again in 10 minutes",
        "MAIL, 452 4.2.2 over quota",
        "END_OF_DATA, 554 5.6.0 not that",
        "STARTTLS, 554 5.7.3 no",
    })
    void theReasonOfAnotherFailureMakesTheSameClassAndAdvice(SmtpPhase phase, String said) {
        Classification cause = ReplyClassifier.standard().classify(phase, SmtpReply.parse(said));
        SmtpFailure last = SmtpFailureBuilder.because(cause).build();
        SmtpFailure whole = SmtpFailureBuilder.because(last)
                .recipients(List.of(RecipientOutcome.notAttempted("dave@example.test", null)))
                .build();
        assertThat(whole).isExactlyInstanceOf(last.getClass());
        assertThat(whole.retryAdvice()).isEqualTo(last.retryAdvice());
        assertThat(whole.kind()).isEqualTo(last.kind());
        assertThat(whole.phase()).isEqualTo(last.phase());
        assertThat(whole.reply()).isEqualTo(last.reply());
    }

    @Test
    void aFailureWhileConnectingCanBeGivenItsEnvelope() {
        Exception next = new Exception("connection refused");
        SmtpFailure bare = SmtpFailureBuilder.because(
                        Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.CONNECT))
                .detail("refused")
                .next(next)
                .build();
        bare.exception().addSuppressed(new IllegalStateException());
        SmtpFailure whole = SmtpFailureBuilder.withEnvelope(
                bare, List.of(Failures.addresses("dave@example.test")), "<1@example.test>");
        assertThat(whole).isExactlyInstanceOf(bare.getClass());
        assertThat(whole.exception())
                .hasMessage(bare.exception().getMessage())
                .hasSuppressedException(new IllegalStateException());
        assertThat(whole.exception().getStackTrace()).isEqualTo(bare.exception().getStackTrace());
        assertThat(whole.exception().getNextException()).isSameAs(next);
        assertThat(whole.retryAdvice()).isEqualTo(bare.retryAdvice());
        assertThat(whole.messageId()).contains("<1@example.test>");
        assertThat(whole.remaining()).extracting(RecipientOutcome::address).containsExactly("dave@example.test");
        assertThat(SmtpFailureBuilder.withEnvelope(whole, List.of(), null)).isSameAs(whole);
    }

    @Test
    void anUnknownOutcomeHasNobodyToSendToAgain() {
        List<RecipientOutcome> recipients = List.of(
                refused("550 5.1.1 a"),
                RecipientOutcome.unknown("erin@example.test", OK),
                RecipientOutcome.unknown("fred@example.test", OK));
        Classification unknown = Classification.passing(FailureKind.OUTCOME_UNKNOWN, SmtpPhase.END_OF_DATA);
        for (SmtpFailureBuilder builder : List.of(
                SmtpFailureBuilder.of(recipients),
                SmtpFailureBuilder.because(unknown).recipients(recipients),
                SmtpFailureBuilder.because(Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.END_OF_DATA))
                        .recipients(recipients))) {
            SmtpFailure failure = builder.addresses(
                            Failures.addresses("alice@example.test"),
                            Failures.addresses("erin@example.test", "fred@example.test"),
                            Failures.addresses("bob@example.test"))
                    .messageId("<1@example.test>")
                    .build();
            assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
            OutcomeUnknownException exception = (OutcomeUnknownException) failure;
            assertThat(exception.getValidSentAddresses()).isEmpty();
            assertThat(exception.getValidUnsentAddresses()).isEmpty();
            assertThat(exception.getInvalidAddresses()).containsExactly(Failures.addresses("bob@example.test"));
            assertThat(failure.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
            assertThat(failure.phase()).contains(SmtpPhase.END_OF_DATA);
            assertThat(failure.remaining()).isEmpty();
            assertThat(failure.retryAdvice().action()).isEqualTo(RetryAction.VERIFY);
            assertThat(failure.messageId()).contains("<1@example.test>");
        }
    }

    @Test
    void anUnknownOutcomeKeepsWhatWasReadAsEvidence() {
        SmtpReply half = SmtpReply.parse("250-half\r\n");
        SmtpFailure failure = SmtpFailureBuilder.because(
                        Classification.passing(FailureKind.OUTCOME_UNKNOWN, SmtpPhase.END_OF_DATA)
                                .withEvidence(half))
                .recipients(List.of(RecipientOutcome.unknown("erin@example.test", OK)))
                .build();
        assertThat(failure.reply()).contains(half);
        assertThat(failure.exception()).hasMessageStartingWith("250 half [incomplete] [OUTCOME_UNKNOWN at END_OF_DATA");
    }

    @Test
    void anUnknownOutcomeBeatsAnAcceptedOne() {
        SmtpFailure failure = SmtpFailureBuilder.of(List.of(
                        RecipientOutcome.accepted("alice@example.test", OK),
                        RecipientOutcome.unknown("erin@example.test", OK)))
                .build();
        assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void aRefusalThatSpeaksForAllStandsBesideThoseOfTheirOwn() {
        Classification spam = classify(SmtpPhase.END_OF_DATA, "550 5.7.1 no thanks");
        SmtpFailure one = SmtpFailureBuilder.because(spam)
                .recipients(List.of(
                        RecipientOutcome.refused("alice@example.test", spam),
                        RecipientOutcome.refused("dave@example.test", spam)))
                .build();
        assertThat(one).isInstanceOf(PolicyRejectedException.class);
        assertThat(one.phase()).contains(SmtpPhase.END_OF_DATA);
        assertThat(one.rejected()).hasSize(2);
        assertThat(one.retryAdvice().action()).isEqualTo(RetryAction.NEVER);
        SmtpFailure two = SmtpFailureBuilder.because(spam)
                .recipients(List.of(refused("450 4.2.0 a"), RecipientOutcome.refused("dave@example.test", spam)))
                .build();
        assertThat(two).isInstanceOf(RecipientsRejectedException.class);
        assertThat(two.kind()).isEqualTo(FailureKind.MAILBOX_BUSY);
        assertThat(two.retryAdvice().action()).isEqualTo(RetryAction.REMAINING);
        assertThat(two.retryAdvice().delay(1)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aBrokenConnectionIsTheReasonForThoseWhoWereNotAskedFor() {
        Classification lost = Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.RCPT);
        SmtpFailure nobody = SmtpFailureBuilder.because(lost)
                .recipients(List.of(RecipientOutcome.notAttempted("dave@example.test", null)))
                .build();
        assertThat(nobody).isInstanceOf(TransmissionException.class);
        assertThat(nobody.retryAdvice().action()).isEqualTo(RetryAction.RECONNECT);
        SmtpFailure some = SmtpFailureBuilder.because(lost)
                .recipients(List.of(refused("550 5.1.1 a"), RecipientOutcome.notAttempted("dave@example.test", null)))
                .build();
        assertThat(some).isInstanceOf(TransmissionException.class);
        assertThat(some.retryAdvice().action()).isEqualTo(RetryAction.REMAINING);
        SmtpFailure deferred = SmtpFailureBuilder.because(lost)
                .recipients(List.of(refused("450 4.2.0 a"), RecipientOutcome.notAttempted("dave@example.test", null)))
                .build();
        assertThat(deferred).isInstanceOf(TransmissionException.class);
        assertThat(deferred.retryAdvice().action()).isEqualTo(RetryAction.RECONNECT);
    }

    @Test
    void aServerThatClosesIsTheReasonForThoseWhoWereNotAskedFor() {
        Classification closing = classify(SmtpPhase.DATA, "421 4.3.2 closing");
        SmtpFailure some = SmtpFailureBuilder.because(closing)
                .recipients(List.of(refused("550 5.1.1 a"), RecipientOutcome.notAttempted("dave@example.test", null)))
                .build();
        assertThat(some).isInstanceOf(ServiceUnavailableException.class);
        assertThat(some.retryAdvice().action()).isEqualTo(RetryAction.REMAINING);
        assertThat(some.retryAdvice().delay(1)).isEqualTo(Duration.ofMinutes(2));
        Classification never = classify(SmtpPhase.DATA, "503 5.5.1 bad sequence");
        SmtpFailure wrong = SmtpFailureBuilder.because(never)
                .recipients(List.of(refused("550 5.1.1 a"), RecipientOutcome.notAttempted("dave@example.test", null)))
                .build();
        assertThat(wrong).isInstanceOf(CommandRejectedException.class);
        assertThat(wrong.retryAdvice().action()).isEqualTo(RetryAction.NEVER);
    }

    @Test
    void whereNobodyRemainsThereIsNothingToTryAgain() {
        Classification lost = Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.DATA);
        SmtpFailure failure = SmtpFailureBuilder.because(lost)
                .recipients(List.of(refused("550 5.1.1 a"), refused("552 5.2.2 b")))
                .build();
        assertThat(failure.remaining()).isEmpty();
        assertThat(failure).isInstanceOf(TransactionFailedException.class);
        assertThat(failure.kind()).isEqualTo(FailureKind.MAILBOX_NOT_FOUND);
        assertThat(failure.retryAdvice().action()).isEqualTo(RetryAction.NEVER);
    }

    @ParameterizedTest
    @CsvSource({
        "250 ok / 250 ok / 452 4.5.3 a, 2, in batches of 2 recipients",
        "250 ok / 452 4.5.3 a / 452 4.5.3 b, 1, in batches of 1 recipient",
        "452 4.5.3 a / 452 4.5.3 b, 1, in batches of 1 recipient",
    })
    void aBatchIsAsLargeAsTheServerTook(String replies, int batchSize, String words) {
        List<RecipientOutcome> recipients = new ArrayList<>();
        for (RecipientOutcome outcome : outcomes(replies)) {
            boolean taken = outcome.disposition() == Disposition.ACCEPTED;
            recipients.add(
                    taken
                            ? RecipientOutcome.notAttempted(
                                    outcome.address(), outcome.reply().orElseThrow())
                            : outcome);
        }
        SmtpFailure failure = SmtpFailureBuilder.of(recipients).build();
        assertThat(failure).isInstanceOf(TooManyRecipientsException.class);
        assertThat(failure.retryAdvice().action()).isEqualTo(RetryAction.SPLIT);
        assertThat(failure.retryAdvice().batchSize()).isEqualTo(batchSize);
        assertThat(failure.retryAdvice().delay(1)).isZero();
        assertThat(failure.retryAdvice().reason()).isEqualTo("nothing went out; send it " + words);
    }

    @Test
    void oneRecipientWhoIsTooManyIsNotSplitForEver() {
        SmtpFailure failure =
                SmtpFailureBuilder.of(outcomes("452 4.5.3 too many")).build();
        assertThat(failure).isInstanceOf(DeferredException.class);
        assertThat(failure.retryAdvice().delay(1)).isPositive();
    }

    @Test
    void aLimitThatIsToldAfterTheRecipientsHalvesThem() {
        Classification many = classify(SmtpPhase.DATA, "452 4.5.3 too many recipients");
        List<RecipientOutcome> refused = Stream.of("a", "b", "c", "d")
                .map(address -> RecipientOutcome.refused(address, many))
                .toList();
        SmtpFailure failure =
                SmtpFailureBuilder.because(many).recipients(refused).build();
        assertThat(failure.retryAdvice().action()).isEqualTo(RetryAction.SPLIT);
        assertThat(failure.retryAdvice().batchSize()).isEqualTo(2);
    }

    @Test
    void whereNoLimitWasMetTheBatchesAreJustSmaller() {
        Classification many = classify(SmtpPhase.END_OF_DATA, "452 4.5.3 too many recipients");
        SmtpFailure failure = SmtpFailureBuilder.because(many).build();
        assertThat(failure.retryAdvice().action()).isEqualTo(RetryAction.SPLIT);
        assertThat(failure.retryAdvice().batchSize()).isEqualTo(Integer.MAX_VALUE);
        assertThat(failure.retryAdvice().reason()).isEqualTo("nothing went out; send it in smaller batches");
        SmtpFailure other = SmtpFailureBuilder.of(outcomes("450 4.2.0 a")).build();
        assertThat(other.retryAdvice().batchSize()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void theLimitThatWasMetIsToldWhereTheRestWentOut() {
        SmtpFailure failure = SmtpFailureBuilder.of(outcomes("250 ok / 250 ok / 250 ok / 452 4.5.3 a"))
                .build();
        assertThat(failure).isInstanceOf(PartialDeliveryException.class);
        assertThat(failure.retryAdvice().batchSize()).isEqualTo(3);
        SmtpFailure other = SmtpFailureBuilder.of(outcomes("250 ok / 550 5.1.1 a / 250 ok / 452 4.5.3 b"))
                .build();
        assertThat(other.retryAdvice().batchSize()).isEqualTo(2);
    }

    @Test
    void theSlowestOfThoseWhoRemainIsWaitedFor() {
        SmtpFailure failure = SmtpFailureBuilder.of(outcomes("450 4.2.0 a / 452 4.2.2 b / 451 4.3.0 c"))
                .build();
        assertThat(failure.retryAdvice().delay(1)).isEqualTo(Duration.ofHours(1));
        assertThat(failure.retryAdvice().delay(2)).isEqualTo(Duration.ofHours(4));
        SmtpFailure stated = SmtpFailureBuilder.of(
                        outcomes("451 4.3.0 a / 450 4.2.0 try again in 3 hours / 452 4.2.2 b"))
                .build();
        assertThat(stated.retryAdvice().delay(1)).isEqualTo(Duration.ofHours(3));
        assertThat(stated.retryAdvice().statedDelay()).contains(Duration.ofHours(3));
    }

    @Test
    void theFirstOfTwoEquallySlowIsWaitedFor() {
        SmtpFailure failure = SmtpFailureBuilder.of(outcomes("450 4.2.0 a / 450 4.2.0 please wait 5 minutes"))
                .build();
        assertThat(failure.retryAdvice().delay(1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(failure.retryAdvice().statedDelay()).isEmpty();
    }

    @Test
    void whoIsRefusedForGoodIsNotWaitedFor() {
        SmtpFailure failure = SmtpFailureBuilder.of(outcomes("550 5.1.1 no such user, wait 9 hours / 450 4.2.0 b"))
                .build();
        assertThat(failure.retryAdvice().action()).isEqualTo(RetryAction.REMAINING);
        assertThat(failure.retryAdvice().delay(1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(failure.retryAdvice().statedDelay()).isEmpty();
    }

    @Test
    void theFirstWhoFailedTellsTheKind() {
        SmtpFailure failure = SmtpFailureBuilder.of(outcomes("250 ok / 552 5.2.2 a / 550 5.1.1 b"))
                .build();
        assertThat(failure.kind()).isEqualTo(FailureKind.MAILBOX_FULL);
        assertThat(failure.reply()).contains(SmtpReply.parse("552 5.2.2 a"));
        assertThat(failure.phase()).contains(SmtpPhase.RCPT);
    }

    @Test
    void nobodyFailedIsNoFailure() {
        assertThatIllegalArgumentException().isThrownBy(() -> SmtpFailureBuilder.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> SmtpFailureBuilder.of(outcomes("250 ok / -")));
    }

    @Test
    void whatIsNotStatedIsNotSaid() {
        SmtpFailure failure = SmtpFailureBuilder.of(outcomes("550 5.1.1 a")).build();
        assertThat(failure.messageId()).isEmpty();
        assertThat(failure.connectionUsable()).isFalse();
        assertThat(failure.report().finalReply()).isEmpty();
        assertThat(failure.exception().getNextException()).isNull();
        assertThat(((SmtpSendException) failure).getValidSentAddresses()).isNull();
        assertThat(((SmtpSendException) failure).getValidUnsentAddresses()).isNull();
        assertThat(((SmtpSendException) failure).getInvalidAddresses()).isNull();
    }

    @Test
    void whatIsStatedIsSaid() {
        Exception next = new IllegalStateException("chain");
        Address[] sent = Failures.addresses("alice@example.test");
        Address[] unsent = Failures.addresses("dave@example.test");
        Address[] bad = Failures.addresses("bob@example.test");
        List<RecipientOutcome> recipients = new ArrayList<>(outcomes("550 5.1.1 a"));
        SmtpFailureBuilder builder = SmtpFailureBuilder.of(recipients);
        recipients.clear();
        SmtpFailure failure = builder.messageId("<1@example.test>")
                .connectionUsable(true)
                .addresses(sent, unsent, bad)
                .next(next)
                .build();
        assertThat(failure.recipients()).hasSize(1);
        assertThat(failure.messageId()).contains("<1@example.test>");
        assertThat(failure.connectionUsable()).isTrue();
        assertThat(failure.exception().getNextException()).isSameAs(next);
        assertThat(((SmtpSendException) failure).getValidSentAddresses()).containsExactly(sent);
        assertThat(((SmtpSendException) failure).getValidUnsentAddresses()).containsExactly(unsent);
        assertThat(((SmtpSendException) failure).getInvalidAddresses()).containsExactly(bad);
    }

    @Test
    void theMessageTellsTheReplyTheKindThePlaceTheRecipientAndTheAdvice() {
        assertThat(SmtpFailureBuilder.of(outcomes("250 ok / 550 5.1.1 no such user"))
                        .build()
                        .exception())
                .hasMessage(
                        "550 5.1.1 no such user [MAILBOX_NOT_FOUND at RCPT for 1@example.test; the others have it; NEVER: "
                                + "sent again unchanged, it will be refused again; the list's owner can change that]");
    }

    @Test
    void theMessageNamesThreeRecipientsAndCountsTheRest() {
        assertThat(SmtpFailureBuilder.of(outcomes("550 5.1.1 a / 550 5.1.1 a / 550 5.1.1 a"))
                        .build()
                        .exception())
                .hasMessageContaining(" for 0@example.test, 1@example.test, 2@example.test; NEVER: ");
        assertThat(SmtpFailureBuilder.of(
                                outcomes("550 5.1.1 a / 550 5.1.1 a / 550 5.1.1 a / 550 5.1.1 a / 450 4.2.0 e"))
                        .build()
                        .exception())
                .hasMessageContaining(" for 0@example.test, 1@example.test, 2@example.test and 1 more;"
                        + " 1 more failed otherwise; REMAINING: ");
    }

    @Test
    void theMessageNamesNobodyForARefusalOfAll() {
        Classification spam = classify(SmtpPhase.END_OF_DATA, "550 5.7.1 no thanks");
        assertThat(SmtpFailureBuilder.because(spam)
                        .recipients(List.of(RecipientOutcome.refused("alice@example.test", spam)))
                        .build()
                        .exception())
                .hasMessageStartingWith("550 5.7.1 no thanks [POLICY_REJECTED at END_OF_DATA; NEVER: ");
        Classification lost = Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.RCPT);
        assertThat(SmtpFailureBuilder.because(lost)
                        .recipients(List.of(RecipientOutcome.notAttempted("dave@example.test", null)))
                        .build()
                        .exception())
                .hasMessage("no reply [NETWORK_FAILED at RCPT; "
                        + "RECONNECT: nothing went out; send it again on a new connection]");
    }

    @Test
    void theMessageTellsWhatHappenedWhereNoReplyDoes() {
        Classification invalid = Classification.permanent(FailureKind.ENVELOPE_INVALID, null);
        assertThat(SmtpFailureBuilder.because(invalid)
                        .detail("no recipient")
                        .build()
                        .exception())
                .hasMessage("no recipient [ENVELOPE_INVALID; NEVER: "
                        + "sent again unchanged, it will be refused again; the application can change that]");
        Classification full = classify(SmtpPhase.MAIL, "452 4.3.1 disk full");
        assertThat(SmtpFailureBuilder.because(full).detail("and closed").build().exception())
                .hasMessage("452 4.3.1 disk full; and closed [SERVER_ERROR at MAIL; "
                        + "LATER: sent again later, unchanged, it may be accepted]");
        Classification unknown = Classification.passing(FailureKind.OUTCOME_UNKNOWN, SmtpPhase.END_OF_DATA);
        assertThat(SmtpFailureBuilder.because(unknown).build().exception())
                .hasMessage("no reply [OUTCOME_UNKNOWN at END_OF_DATA; VERIFY: "
                        + "it may have gone out; look it up by its Message-ID before sending it again]");
        assertThat(SmtpFailureBuilder.of(outcomes("450 4.2.0 a / 550 5.1.1 b"))
                        .build()
                        .exception())
                .hasMessageEndingWith("; REMAINING: send it to the remaining recipients, and to nobody else]");
    }

    @Property
    void noMessageHoldsControlCharacters(@ForAll String words, @ForAll String address, @ForAll String text) {
        Classification gone = classify(SmtpPhase.RCPT, "550 5.1.1 " + text);
        SmtpFailure failure = SmtpFailureBuilder.of(List.of(RecipientOutcome.refused(address, gone)))
                .detail(words)
                .build();
        String message = Objects.requireNonNull(failure.exception().getMessage());
        assertThat(message + failure.recipients() + failure.retryAdvice() + failure.reply())
                .satisfies(all -> assertThat(all.chars())
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT));
        assertThat(message.length()).isLessThan(2500);
    }

    private static List<RecipientOutcome> outcomes(String replies) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        List<String> each =
                Arrays.stream(replies.split("/", -1)).map(String::trim).toList();
        for (String text : each) {
            String address = outcomes.size() + "@example.test";
            SmtpReply reply = SmtpReply.parse(text);
            if (text.equals("-")) {
                outcomes.add(RecipientOutcome.notAttempted(address, null));
            } else if (reply.code().isPositiveCompletion()) {
                outcomes.add(RecipientOutcome.accepted(address, reply));
            } else {
                outcomes.add(RecipientOutcome.refused(address, classify(SmtpPhase.RCPT, text)));
            }
        }
        return outcomes;
    }

    private static RecipientOutcome refused(String reply) {
        return RecipientOutcome.refused("bob@example.test", classify(SmtpPhase.RCPT, reply));
    }

    private static Classification classify(SmtpPhase phase, String reply) {
        return ReplyClassifier.standard().classify(phase, SmtpReply.parse(reply));
    }
}
