package io.github.steadymail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.SmtpFailure;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void isThatOfTheSenderEachTime() {
        Refusal refusal = Refusal.toSteadymail();

        assertThat(refusal.thrown()).isInstanceOf(SmtpFailure.class).hasMessageContaining("5.7.1");
        assertThat(refusal.thrown()).isInstanceOf(refusal.thrown().getClass());
    }

    @Test
    void isPlainToAngusMail() {
        Refusal refusal = Refusal.toAngus();

        assertThat(refusal.thrown()).isExactlyInstanceOf(SMTPSendFailedException.class);
        assertThat(refusal.thrown()).isExactlyInstanceOf(SMTPSendFailedException.class);
    }

    @Test
    void hasItsStackTracesCounted() {
        MessagingException inner = new MessagingException("inner");
        MessagingException outer = new MessagingException("outer", inner);
        MessagingException copied = new MessagingException("copied", outer);
        copied.setStackTrace(inner.getStackTrace());
        MessagingException empty = new MessagingException("empty", copied);
        empty.setStackTrace(new StackTraceElement[0]);

        assertThat(StackTraces.madeFor(empty)).isEqualTo(2);
    }
}
