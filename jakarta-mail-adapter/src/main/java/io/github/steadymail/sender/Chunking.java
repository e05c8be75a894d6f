package io.github.steadymail.sender;

import java.util.Locale;

/** How the content of a message goes to a server that offers CHUNKING (RFC 3030). */
public enum Chunking {
    /** With DATA, as to any server. */
    OFF,

    /** With BDAT, once a recipient is accepted: two round trips for a message of up to 256 KiB. */
    ON,

    /**
     * With BDAT and together with the envelope: one round trip, for a message of up to 64 KiB, to a single recipient or
     * with {@code mail.smtp.sendpartial}, where the server spoke within the last second; else as {@link #ON}.
     *
     * <p>A connection that breaks leaves the outcome unknown more often, as the end of data has left before anything was
     * answered. A server that does not discard a chunk that it refuses takes its octets for commands (Exim before 4.90).
     */
    EAGER;

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
