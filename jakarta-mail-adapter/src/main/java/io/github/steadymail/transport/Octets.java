package io.github.steadymail.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

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

    /** Where a sequence ends that stands in them; at the end of all, if it does not. */
    int endOf(byte[] sequence) {
        for (int end = sequence.length; end <= length; end++) {
            if (Arrays.equals(array, end - sequence.length, end, sequence, 0, sequence.length)) {
                return end;
            }
        }
        return length;
    }

    void writeTheLastTo(OutputStream stream) throws IOException {
        stream.write(array[length - 1]);
    }
}
