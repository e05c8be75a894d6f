package io.github.steadymail.cli;

import io.github.steadymail.failure.SmtpFailure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How the measured messages fared.
 *
 * @param accepted how many were accepted for all their recipients
 * @param failed how many were refused, be it for some of their recipients only
 * @param unknown how many got no verdict
 * @param nanos from the beginning of the first to the end of the last
 * @param cpuNanos the time of all processors on this process meanwhile, what the JVM does for itself included
 * @param allocated the octets that the sending threads allocated meanwhile
 * @param failure what the exit status speaks of; empty if all were accepted
 */
record LoadResult(
        int accepted,
        int failed,
        int unknown,
        long nanos,
        long cpuNanos,
        long allocated,
        Optional<SmtpFailure> failure) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    int messages() {
        return accepted + failed + unknown;
    }

    BigDecimal seconds() {
        return rounded(nanos / NANOS_PER_SECOND, 3);
    }

    BigDecimal perSecond() {
        return rounded(messages() / (nanos / NANOS_PER_SECOND), 1);
    }

    BigDecimal cpuMicrosPerMessage() {
        return rounded(cpuNanos / NANOS_PER_MICRO / messages(), 1);
    }

    long allocatedBytesPerMessage() {
        return allocated / messages();
    }

    private static BigDecimal rounded(double number, int digits) {
        return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP);
    }

    String text() {
        return messages() + " messages in " + seconds() + " s, " + perSecond() + " per second: " + accepted
                + " accepted, " + failed + " failed, " + unknown + " unknown; " + cpuMicrosPerMessage()
                + " µs of CPU and " + allocatedBytesPerMessage() + " octets allocated per message";
    }
}
