package io.github.steadymail.transport;

/** Takes the time of the parts of one mail transaction. */
final class Stopwatch {
    private long part = System.nanoTime();
    private long rendering;
    private long envelope;
    private long content;
    private boolean inContent;
    private boolean inVerdict;

    /** The message has written itself, before anything was said. */
    void rendered() {
        rendering = lap();
    }

    void beginContent() {
        envelope = lap();
        inContent = true;
    }

    void beginEndOfData() {
        if (inContent) {
            content = lap();
        } else {
            envelope = lap();
        }
        inVerdict = true;
    }

    /** The time since the end of data began to leave, in nanoseconds; in the verdict only. */
    long sinceEndOfData() {
        return System.nanoTime() - part;
    }

    /** The times, if the transaction ends now. */
    TransactionTimes times() {
        long last = System.nanoTime() - part;
        if (inVerdict) {
            return new TransactionTimes(envelope, rendering + content, last);
        }
        return inContent
                ? new TransactionTimes(envelope, rendering + last, 0)
                : new TransactionTimes(last, rendering, 0);
    }

    private long lap() {
        long now = System.nanoTime();
        long took = now - part;
        part = now;
        return took;
    }
}
