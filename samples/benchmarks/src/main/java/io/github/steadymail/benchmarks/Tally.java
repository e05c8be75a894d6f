package io.github.steadymail.benchmarks;

import java.util.concurrent.atomic.LongAdder;

/** What a sink took, on all its connections. */
final class Tally {
    private final LongAdder messages = new LongAdder();
    private final LongAdder recipients = new LongAdder();
    private final LongAdder octets = new LongAdder();

    void accepted(int to, long length) {
        messages.increment();
        recipients.add(to);
        octets.add(length);
    }

    long messages() {
        return messages.sum();
    }

    long recipients() {
        return recipients.sum();
    }

    /** The octets of the content, as they came: with the dots that DATA adds, without the final one. */
    long octets() {
        return octets.sum();
    }
}
