package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.SmtpPhase;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NextExceptionTest {
    private final AtomicInteger made = new AtomicInteger();

    /** One class of each root. */
    static Stream<Classification> ofEachRoot() {
        return Stream.of(SmtpPhase.RCPT, SmtpPhase.AUTH, SmtpPhase.CONNECT)
                .map(phase -> Classification.permanent(FailureKind.POLICY_REJECTED, phase));
    }

    private MessagingException chain() {
        made.incrementAndGet();
        return new MessagingException("old top", new MessagingException("old", new IOException("reset")));
    }

    private MessagingException lazy(Classification cause) {
        return SmtpFailureBuilder.because(cause).nextMadeBy(this::chain).build().exception();
    }

    private MessagingException eager(Classification cause) {
        return SmtpFailureBuilder.because(cause).next(chain()).build().exception();
    }

    @ParameterizedTest
    @MethodSource("ofEachRoot")
    void itIsMadeOnceAndOnlyWhenSomebodyAsks(Classification cause) {
        MessagingException failure = lazy(cause);
        assertThat(failure.getMessage()).isNotEmpty();
        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(made).hasValue(0);
        Exception next = failure.getNextException();
        assertThat(next).hasMessage("old top").hasCauseInstanceOf(MessagingException.class);
        assertThat(failure.getCause()).isSameAs(next);
        assertThat(failure.getNextException()).isSameAs(next);
        assertThat(made).hasValue(1);
    }

    @ParameterizedTest
    @MethodSource("ofEachRoot")
    void whatIsPrintedIsWhatItWasWithoutLaziness(Classification cause) {
        MessagingException eager = eager(cause);
        assertThat(lazy(cause)).hasToString(eager.toString());
        assertThat(eager.toString()).contains("nested exception is:\n\tjakarta.mail.MessagingException: old top;");
        assertThat(new MessagingException("outer", lazy(cause)))
                .hasToString(new MessagingException("outer", eager).toString());
        assertThat(printed(lazy(cause))).contains("Caused by: jakarta.mail.MessagingException: old top");
    }

    private static String printed(Exception exception) {
        StringWriter printed = new StringWriter();
        exception.printStackTrace(new PrintWriter(printed));
        return printed.toString();
    }

    @ParameterizedTest
    @MethodSource("ofEachRoot")
    void whatIsSetLaterStandsAtTheEndOfTheChain(Classification cause) {
        MessagingException failure = SmtpFailureBuilder.because(cause)
                .nextMadeBy(() -> new MessagingException("old"))
                .build()
                .exception();
        assertThat(failure.setNextException(new IOException("set later"))).isTrue();
        assertThat(failure.getNextException()).hasMessage("old").hasRootCauseMessage("set later");
        assertThat(lazy(cause).setNextException(new IOException("behind an I/O error")))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("ofEachRoot")
    void itsTraceIsThatOfTheFailureAndNotOfWhoeverAsks(Classification cause) {
        IOException reset = new IOException("reset");
        StackTraceElement[] own = reset.getStackTrace();
        MessagingException failure = SmtpFailureBuilder.because(cause)
                .nextMadeBy(() -> new MessagingException("old top", new MessagingException("old", reset)))
                .build()
                .exception();
        MessagingException next = (MessagingException) Objects.requireNonNull(failure.getNextException());
        assertThat(next.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(next.getNextException().getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(reset.getStackTrace()).isEqualTo(own);
    }

    @ParameterizedTest
    @MethodSource("ofEachRoot")
    void aFailureHasItsOwnTraceUnlessItIsToHaveNone(Classification cause) {
        assertThat(lazy(cause).getStackTrace()[0].getClassName()).startsWith("io.github.steadymail.failure.");
        MessagingException untraced = SmtpFailureBuilder.because(cause)
                .next(chain())
                .untraced()
                .build()
                .exception();
        assertThat(untraced.getStackTrace()).isEmpty();
        assertThat(printed(untraced)).contains("Caused by: ", getClass().getName());
        untraced.fillInStackTrace();
        assertThat(untraced.getStackTrace()[0].getClassName())
                .isEqualTo(getClass().getName());
    }

    @ParameterizedTest
    @MethodSource("ofEachRoot")
    void aMakerThatThrowsOrHasNothingMeansNone(Classification cause) {
        assertThat(next(cause, () -> {
                    throw new IllegalStateException("a bug");
                }))
                .isNull();
        assertThat(next(cause, () -> {
                    throw new NoClassDefFoundError("undeployed");
                }))
                .isNull();
        assertThat(next(cause, () -> null)).isNull();
    }

    private static @Nullable Exception next(Classification cause, Supplier<? extends @Nullable Exception> maker) {
        return SmtpFailureBuilder.because(cause)
                .nextMadeBy(maker)
                .build()
                .exception()
                .getNextException();
    }

    @ParameterizedTest
    @MethodSource("ofEachRoot")
    void itIsWrittenWithTheFailure(Classification cause) throws Exception {
        MessagingException lazy = lazy(cause);
        MessagingException read = copy(lazy);
        assertThat(read).hasToString(copy(eager(cause)).toString());
        assertThat(read.getStackTrace()).isEqualTo(lazy.getStackTrace());
        assertThat(lazy.getNextException()).hasMessage("old top");
        assertThat(made).hasValue(2);
    }

    private static MessagingException copy(MessagingException failure) throws Exception {
        return (MessagingException) SerialFormTest.deserialised(SerialFormTest.serialised(failure));
    }

    @Test
    void theEnvelopeIsAddedToTheSameChain() {
        SmtpFailure bare = SmtpFailureBuilder.because(
                        Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.CONNECT))
                .nextMadeBy(() -> new MessagingException("old", new ConnectException("refused")))
                .build();
        SmtpFailure whole =
                SmtpFailureBuilder.withEnvelope(bare, List.of(Failures.addresses("bob@example.test")), null);
        assertThat(whole.exception().getNextException())
                .isSameAs(bare.exception().getNextException())
                .isNotNull();
        assertThat(whole.exception().getStackTrace()).isEqualTo(bare.exception().getStackTrace());
    }
}
