package io.github.steadymail.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a sink offers in its reply to EHLO, and whether it takes mail at all.
 *
 * @param pipelining whether it offers PIPELINING
 * @param chunking whether it offers CHUNKING
 * @param refuses whether it refuses every MAIL
 */
record Offer(boolean pipelining, boolean chunking, boolean refuses) {
    static final Offer ALL = new Offer(true, true, false);
    static final String NO_PIPELINING = "--no-pipelining";
    static final String NO_CHUNKING = "--no-chunking";

    /** Reads the options of a command line. */
    static Offer of(List<String> options) {
        return new Offer(!options.contains(NO_PIPELINING), !options.contains(NO_CHUNKING), false);
    }

    /** How many lines the reply to EHLO has. */
    int lines() {
        return (int) new String(ehlo(), StandardCharsets.US_ASCII).lines().count();
    }

    byte[] ehlo() {
        String lines = "250-sink.example\r\n"
                + (pipelining ? "250-PIPELINING\r\n" : "")
                + (chunking ? "250-CHUNKING\r\n" : "")
                + "250-8BITMIME\r\n"
                + "250 ENHANCEDSTATUSCODES\r\n";
        return lines.getBytes(StandardCharsets.US_ASCII);
    }
}
