package io.github.steadymail.scripted;

/** Where a connection is ended regardless of its dialogue: after a number of octets sent or consumed by the server. */
record Cut(long sent, long consumed, Hangup hangup) {

    static final Cut NEVER = new Cut(Long.MAX_VALUE, Long.MAX_VALUE, Hangup.FIN);

    static Cut afterSent(long octets, Hangup hangup) {
        return new Cut(natural(octets), Long.MAX_VALUE, hangup);
    }

    static Cut afterConsumed(long octets, Hangup hangup) {
        return new Cut(Long.MAX_VALUE, natural(octets), hangup);
    }

    private static long natural(long octets) {
        if (octets < 0) {
            throw new IllegalArgumentException("negative number of octets: " + octets);
        }
        return octets;
    }
}
