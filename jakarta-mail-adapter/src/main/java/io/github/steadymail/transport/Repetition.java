package io.github.steadymail.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Passes on what a message writes anew, while it begins as it did before: content that can be read only once must not go
 * out without what was read of it already.
 */
final class Repetition extends OutputStream {
    private final Octets before;
    private final OutputStream out;
    private int same;
    private boolean differs;

    Repetition(Octets before, OutputStream out) {
        this.before = before;
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int count) throws IOException {
        int compared = Math.min(count, before.length() - same);
        differs |= !Arrays.equals(octets, offset, offset + compared, before.array(), same, same + compared);
        check();
        same += compared;
        out.write(octets, offset, count);
    }

    /** The message has ended; also where its writer took no notice of what was thrown. */
    void end() throws IOException {
        differs |= same < before.length();
        check();
    }

    private void check() throws IOException {
        if (differs) {
            throw new IOException("it writes itself differently the second time: does its content change,"
                    + " or can it be read only once?");
        }
    }
}
