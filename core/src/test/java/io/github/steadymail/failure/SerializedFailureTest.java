package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SerializedFailureTest {
    @ParameterizedTest
    @EnumSource
    void everyFailureComesBackWhole(FailureType type) throws IOException, ClassNotFoundException {
        SmtpFailure failure = Failures.of(type, new ForeignException("foreign", null));
        SmtpFailure read = copy(failure);
        assertThat(Failures.inFull(read)).isEqualTo(Failures.inFull(failure));
        assertThat(read.exception().getStackTrace())
                .isEqualTo(failure.exception().getStackTrace());
    }

    @Test
    void aFailureThatKnowsNextToNothingComesBackToo() throws IOException, ClassNotFoundException {
        SmtpFailure failure = SmtpFailureBuilder.because(Classification.permanent(FailureKind.ENVELOPE_INVALID, null))
                .build();
        SmtpFailure read = copy(failure);
        assertThat(Failures.inFull(read)).isEqualTo(Failures.inFull(failure));
        assertThat(read.phase()).isEmpty();
        assertThat(read.exception().getNextException()).isNull();
        assertThat(((SmtpSendException) read).getValidUnsentAddresses()).isNull();
    }

    @Test
    void theNextExceptionIsTheOneThatWasSetLast() throws IOException, ClassNotFoundException {
        SmtpFailure failure = Failures.of(FailureType.DEFERRED, null);
        failure.exception().setNextException(new IOException("set later"));
        assertThat(copy(failure).exception().getNextException()).hasMessage("set later");
    }

    @Test
    void whatItSaysIsWrittenAndNotHowItWasWritten() throws IOException, ClassNotFoundException {
        SmtpReply reply = SmtpReply.parse("550 5.1.1 no such user");
        Classification gone = ReplyClassifier.standard().classify(SmtpPhase.RCPT, reply);
        SmtpFailure read = copy(SmtpFailureBuilder.of(List.of(RecipientOutcome.refused("bob@example.test", gone)))
                .build());
        Classification refusal = Objects.requireNonNull(read.recipients().get(0).refusal());
        assertThat(refusal.rule()).isEqualTo(gone.rule());
        assertThat(refusal.permanent()).isTrue();
        assertThat(refusal.accepts()).isFalse();
        assertThat(refusal.phase()).contains(SmtpPhase.RCPT);
        assertThat(refusal.exceptionType()).isEqualTo(MailboxUnavailableException.class);
        assertThat(read.recipients().get(0).suppress()).isTrue();
    }

    @Test
    void aClassOfALaterReleaseIsReadAsAnUnknownOutcome() throws IOException, ClassNotFoundException {
        SmtpFailure read = copy(Failures.of(FailureType.GREYLISTED, null), "GREYLISTED", "GREYLISTE_");
        assertThat(read).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void anActionOfALaterReleaseIsReadAsVerify() throws IOException, ClassNotFoundException {
        SmtpFailure read = copy(Failures.of(FailureType.GREYLISTED, null), "LATER", "LATE_");
        assertThat(read.retryAdvice().action()).isEqualTo(RetryAction.VERIFY);
    }

    @Test
    void aDispositionOfALaterReleaseIsReadAsUnknown() throws IOException, ClassNotFoundException {
        SmtpFailure read = copy(Failures.of(FailureType.GREYLISTED, null), "NOT_ATTEMPTED", "NOT_ATTEMPTE_");
        assertThat(read.recipients().get(3).disposition()).isEqualTo(Disposition.UNKNOWN);
        assertThat(read.recipients().get(2).disposition()).isEqualTo(Disposition.DEFERRED);
    }

    @Test
    void aPhaseOfALaterReleaseIsReadAsNone() throws IOException, ClassNotFoundException {
        SmtpFailure failure = SmtpFailureBuilder.because(
                        Classification.permanent(FailureKind.CONTENT_UNREADABLE, SmtpPhase.END_OF_DATA))
                .build();
        assertThat(copy(failure).phase()).contains(SmtpPhase.END_OF_DATA);
        assertThat(copy(failure, "END_OF_DATA", "END_OF_DAT_").phase()).isEmpty();
    }

    private static SmtpFailure copy(SmtpFailure failure) throws IOException, ClassNotFoundException {
        return (SmtpFailure) SerialFormTest.deserialised(SerialFormTest.serialised(failure));
    }

    private static SmtpFailure copy(SmtpFailure failure, String constant, String later)
            throws IOException, ClassNotFoundException {
        String form = new String(SerialFormTest.serialised(failure), StandardCharsets.ISO_8859_1);
        assertThat(form).contains(constant);
        String other = form.replace("\0" + (char) constant.length() + constant, "\0" + (char) later.length() + later);
        return (SmtpFailure) SerialFormTest.deserialised(other.getBytes(StandardCharsets.ISO_8859_1));
    }
}
