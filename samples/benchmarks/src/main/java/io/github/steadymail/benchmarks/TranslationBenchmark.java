package io.github.steadymail.benchmarks;

import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.transport.FailureTranslator;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A failure with a reply of one line: what Angus Mail makes of it, and what this library does. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TranslationBenchmark {
    private final Address[] recipients = {new InternetAddress()};
    private final Refusal angus = Refusal.toAngus();
    private final Refusal steadymail = Refusal.toSteadymail();

    /** Made by JMH. */
    public TranslationBenchmark() {}

    /**
     * Makes what Angus Mail throws.
     *
     * @return that
     */
    @Benchmark
    public SMTPSendFailedException angusException() {
        return new SMTPSendFailedException(
                "MAIL FROM:<sender@example.com>",
                550,
                "550 5.7.1 Sender refused\n",
                null,
                new Address[0],
                recipients,
                new Address[0]);
    }

    /**
     * Makes what Angus Mail throws, and translates it.
     *
     * @return the failure
     */
    @Benchmark
    public Optional<SmtpFailure> translated() {
        return FailureTranslator.translate(angusException());
    }

    /**
     * Sends with plain Angus Mail, and is refused.
     *
     * @return what was thrown
     */
    @Benchmark
    public MessagingException angusRefused() {
        return angus.thrown();
    }

    /**
     * Sends with this library's transport, and is refused.
     *
     * @return what was thrown
     */
    @Benchmark
    public MessagingException steadymailRefused() {
        return steadymail.thrown();
    }
}
