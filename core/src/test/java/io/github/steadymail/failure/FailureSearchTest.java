package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.SmtpPhase;
import jakarta.mail.MessagingException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureSearchTest {
    private final SmtpFailure failure = failure(FailureKind.NETWORK_FAILED);

    /** As Spring's MailSendException: its causes stand in an array of its own. */
    static final class SeveralMessagesException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Exception @Nullable [] messageExceptions;

        SeveralMessagesException(@Nullable Exception @Nullable ... messageExceptions) {
            this.messageExceptions = messageExceptions;
        }

        public @Nullable Exception @Nullable [] getMessageExceptions() {
            return messageExceptions;
        }
    }

    /** As before, with a method that has the name alone. */
    static final class OddException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OddException(Throwable cause) {
            super(cause);
        }

        public String getMessageExceptions() {
            return "none";
        }
    }

    /** As before, with a method that fails. */
    static final class FailingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailingException(Throwable cause) {
            super(cause);
        }

        public Exception[] getMessageExceptions() {
            throw new IllegalStateException("not now");
        }
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

    @Test
    void aFailureFindsItself() {
        assertThat(SmtpFailure.find(failure.exception())).containsSame(failure);
    }

    @Test
    void aFailureIsFoundUnderItsWrappers() {
        RuntimeException wrapped =
                new IllegalStateException("outer", new CompletionException(new RuntimeException(failure.exception())));
        assertThat(SmtpFailure.find(wrapped)).containsSame(failure);
    }

    @Test
    void aFailureIsFoundInTheNextExceptions() {
        MessagingException outer =
                new MessagingException("outer", new MessagingException("between", failure.exception()));
        assertThat(SmtpFailure.find(outer)).containsSame(failure);
    }

    @Test
    void aFailureIsFoundInANextExceptionThatIsNotTheCause() {
        MessagingException outer = new MessagingException("outer") {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized @Nullable Throwable getCause() {
                return null;
            }
        };
        assertThat(outer.setNextException(failure.exception())).isTrue();
        assertThat(SmtpFailure.find(outer)).containsSame(failure);
    }

    @Test
    void aFailureIsFoundAmongTheSuppressed() {
        RuntimeException outer = new RuntimeException("outer");
        outer.addSuppressed(new RuntimeException("closing"));
        outer.addSuppressed(new RuntimeException(failure.exception()));
        assertThat(SmtpFailure.find(outer)).containsSame(failure);
    }

    @Test
    void aFailureIsFoundAmongTheMessagesOfSpring() {
        Exception spring = new SeveralMessagesException(null, new RuntimeException("first"), failure.exception());
        assertThat(SmtpFailure.find(new RuntimeException(spring))).containsSame(failure);
        assertThat(SmtpFailure.find(new SeveralMessagesException())).isEmpty();
        assertThat(SmtpFailure.find(new SeveralMessagesException((Exception[]) null)))
                .isEmpty();
    }

    @Test
    void whatIsNotOfSpringsShapeIsPassedOver() {
        assertThat(SmtpFailure.find(new OddException(failure.exception()))).containsSame(failure);
        assertThat(SmtpFailure.find(new FailingException(failure.exception()))).containsSame(failure);
    }

    @Test
    void theNearestFailureIsTheAnswer() {
        SmtpFailure near = failure(FailureKind.UNKNOWN);
        RuntimeException outer = new RuntimeException(new RuntimeException(failure.exception()));
        outer.addSuppressed(near.exception());
        assertThat(SmtpFailure.find(outer)).containsSame(near);
        RuntimeException both = new RuntimeException(near.exception());
        both.addSuppressed(failure.exception());
        assertThat(SmtpFailure.find(both)).containsSame(near);
    }

    @Test
    void whereThereIsNoFailureNoneIsFound() {
        RuntimeException outer = new RuntimeException(new MessagingException("inner", new Exception("root")));
        outer.addSuppressed(new Error("other"));
        assertThat(SmtpFailure.find(outer)).isEmpty();
    }

    @Test
    void aCircleComesToAnEnd() {
        LooseException first = new LooseException();
        LooseException second = new LooseException();
        first.loose = second;
        second.loose = first;
        assertThat(SmtpFailure.find(first)).isEmpty();
        second.addSuppressed(failure.exception());
        assertThat(SmtpFailure.find(first)).containsSame(failure);
    }

    @Test
    void whoeverIsInACircleCountsOnce() {
        LooseException outer = new LooseException();
        outer.loose = outer;
        for (int i = 0; i < 254; i++) {
            outer.addSuppressed(outer.getSuppressed().length == 0 ? new RuntimeException() : outer.getSuppressed()[0]);
        }
        outer.addSuppressed(failure.exception());
        assertThat(SmtpFailure.find(outer)).containsSame(failure);
    }

    @Test
    void theSearchGivesUpAfter256Exceptions() {
        assertThat(SmtpFailure.find(wrapped(255))).containsSame(failure);
        assertThat(SmtpFailure.find(wrapped(256))).isEmpty();
        assertThat(SmtpFailure.find(wrapped(100_000))).isEmpty();
    }

    private Exception wrapped(int times) {
        Exception exception = failure.exception();
        for (int i = 0; i < times; i++) {
            exception = new RuntimeException(null, exception);
        }
        return exception;
    }

    private static SmtpFailure failure(FailureKind kind) {
        return SmtpFailureBuilder.because(Classification.passing(kind, SmtpPhase.MAIL))
                .build();
    }

    @Test
    void anExceptionThatAnswersWithAnotherHasNoCause() {
        RuntimeException hostile = new RuntimeException("hostile") {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                throw new IllegalStateException("of the exception's own");
            }
        };
        assertThat(SmtpFailure.find(hostile)).isEmpty();
    }
}
