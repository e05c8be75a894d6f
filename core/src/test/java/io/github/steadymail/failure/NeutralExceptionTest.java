package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.SmtpPhase;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NeutralExceptionTest {
    @Test
    void nothingStaysNothing() {
        assertThat(NeutralException.of(null)).isNull();
    }

    @Test
    void whatEveryReaderHasStaysTheSame() {
        Exception jdk = new IOException("lost", new ConnectException("refused"));
        assertThat(NeutralException.of(jdk)).isSameAs(jdk);
        Exception ours = SmtpFailureBuilder.because(Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.MAIL))
                .build()
                .exception();
        assertThat(NeutralException.of(ours)).isSameAs(ours);
    }

    @Test
    void aForeignExceptionIsItsNameItsTextAndItsTrace() {
        ForeignException foreign = new ForeignException("not of this world", null);
        Exception neutral = neutral(foreign);
        assertThat(neutral.getClass()).isEqualTo(NeutralException.class);
        assertThat(neutral).hasMessage("not of this world").hasNoCause();
        assertThat(neutral).hasToString(ForeignException.class.getName() + ": not of this world");
        assertThat(neutral.getStackTrace()).isEqualTo(foreign.getStackTrace());
        assertThat(NeutralException.of(neutral)).isSameAs(neutral);
    }

    @Test
    void aForeignExceptionWithoutTextIsItsName() {
        assertThat(neutral(new LooseException())).hasToString(LooseException.class.getName());
    }

    @Test
    void theChainIsMadeNeutralLinkByLink() {
        IOException jdk = new IOException("lost");
        ForeignException foreign = new ForeignException("outer", new ForeignException("inner", jdk));
        Exception neutral = neutral(foreign);
        assertThat(neutral.getCause()).isInstanceOf(NeutralException.class).hasMessage("inner");
        assertThat(cause(neutral).getCause()).isSameAs(jdk);
    }

    @Test
    void anExceptionOfTheJdkThatCarriesAForeignOneIsMadeNeutral() {
        Exception neutral = neutral(new IOException("lost", new ForeignException("inside", null)));
        assertThat(neutral).hasToString("java.io.IOException: lost");
        assertThat(neutral.getCause()).hasToString(ForeignException.class.getName() + ": inside");
    }

    @Test
    void anExceptionOfTheJdkThatSuppressedSomethingIsMadeNeutral() {
        IOException lost = new IOException("lost");
        lost.addSuppressed(new ForeignException("closing", null));
        Exception neutral = neutral(new IOException("outer", lost));
        assertThat(neutral).hasToString("java.io.IOException: outer");
        assertThat(neutral.getCause()).hasToString("java.io.IOException: lost");
        assertThat(cause(neutral).getSuppressed()).isEmpty();
    }

    @Test
    void anErrorIsMadeAnExceptionOfItsName() {
        Exception neutral = NeutralException.ofAny(new StackOverflowError("deep"));
        assertThat(neutral).hasToString("java.lang.StackOverflowError: deep");
    }

    @Test
    void aChainWithoutEndIsCut() {
        LooseException first = new LooseException();
        LooseException second = new LooseException();
        first.loose = second;
        second.loose = first;
        assertThat(depth(neutral(first))).isEqualTo(2);
        Exception jdk = new IOException();
        for (int i = 0; i < 40; i++) {
            jdk = new IOException("outer", jdk);
        }
        assertThat(depth(neutral(jdk))).isLessThanOrEqualTo(41);
        assertThat(neutral(jdk)).isNotSameAs(jdk);
    }

    @Test
    void aChainOf32ExceptionsOfTheJdkIsWhole() {
        Exception jdk = new IOException("root");
        for (int i = 1; i < 32; i++) {
            jdk = new IOException("outer", jdk);
        }
        assertThat(NeutralException.of(jdk)).isSameAs(jdk);
        Exception longer = new IOException("outer", jdk);
        assertThat(neutral(longer)).isNotSameAs(longer);
        assertThat(neutral(longer).getCause()).isSameAs(jdk);
    }

    @Test
    void aNeutralExceptionIsAMessagingExceptionWithItsNext() {
        MessagingException neutral = (MessagingException) neutral(new ForeignException("outer", new IOException("in")));
        assertThat(neutral.getNextException()).isInstanceOf(IOException.class).hasMessage("in");
    }

    /** Whose cause is whatever is set later. */
    private static final class LooseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private transient @Nullable Throwable loose;

        @Override
        public synchronized @Nullable Throwable getCause() {
            return loose;
        }
    }

    private static Throwable cause(Throwable throwable) {
        return Objects.requireNonNull(throwable.getCause());
    }

    private static int depth(Throwable throwable) {
        int depth = 0;
        for (Throwable each = throwable; each != null; each = each.getCause()) {
            depth++;
        }
        return depth;
    }

    private static Exception neutral(Exception exception) {
        return Objects.requireNonNull(NeutralException.of(exception));
    }

    @Test
    void theChainOfThousandsOfRecipientsIsWrittenAndRead() throws IOException, ClassNotFoundException {
        MessagingException first = new ForeignException("550 no 0", null);
        MessagingException last = first;
        for (int i = 1; i < 5_000; i++) {
            MessagingException next = new ForeignException("550 no " + i, null);
            last.setNextException(next);
            last = next;
        }
        SmtpFailure failure = Failures.of(FailureType.MAILBOX_UNAVAILABLE, first);
        SmtpFailure read = (SmtpFailure) SerialFormTest.deserialised(SerialFormTest.serialised(failure));
        assertThat(depth(cause(read.exception()))).isEqualTo(200);
    }
}
