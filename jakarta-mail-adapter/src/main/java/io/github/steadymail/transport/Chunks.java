package io.github.steadymail.transport;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether content goes with BDAT, where the server offers that (RFC 3030), and in chunks of how many octets. */
record Chunks(boolean on, boolean eager, int size) {
    private static final int USUAL_SIZE = 512 * 1024;

    /** What the two properties say, this library's and Angus Mail's. */
    static Chunks of(@Nullable String chunking, int chunkSize) {
        int size = chunkSize > 0 ? chunkSize : USUAL_SIZE;
        if (chunking == null) {
            return new Chunks(chunkSize > 0, false, size);
        }
        return switch (chunking.strip().toLowerCase(Locale.ROOT)) {
            case "off" -> new Chunks(false, false, size);
            case "on" -> new Chunks(true, false, size);
            case "eager" -> new Chunks(true, true, size);
            default ->
                throw new IllegalArgumentException(Steadymail.CHUNKING + " wants off, on or eager, not: " + chunking);
        };
    }
}
