package io.github.steadymail.transport;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The first so many octets of an array, which somebody else does not change meanwhile.
 *
 * @param array holds them
 * @param length how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // not copied on purpose: it is what is written
record Octets(byte[] array, int length) {
    void writeTo(OutputStream stream) throws IOException {
        stream.write(array, 0, length);
    }

    /** Writes all octets but one, which alone makes a chunk whole. */
    void writeAllButTheLastTo(OutputStream stream) throws IOException {
        stream.write(array, 0, length - 1);
    }

    void writeTheLastTo(OutputStream stream) throws IOException {
        stream.write(array[length - 1]);
    }
}
