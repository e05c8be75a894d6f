package io.github.steadymail.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Keeps what a message writes, up to a limit. */
final class Rendering extends OutputStream {
    private static final int HEADERS = 2048;
    private static final int USUAL = 4096;

    private final int most;
    private byte[] octets;
    private int length;
    private boolean over;

    Rendering(int sizeOfContent, int most) {
        this.most = most;
        this.octets = new byte[Math.min(most, HEADERS + (sizeOfContent < 0 ? USUAL : sizeOfContent))];
    }

    @Override
    public void write(int octet) throws IOException {
        makeRoom(1);
        octets[length++] = (byte) octet;
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        makeRoom(count);
        System.arraycopy(source, offset, octets, length, count);
        length += count;
    }

    private void makeRoom(int count) throws IOException {
        if (over || count > most - length) {
            over = true;
            throw new IOException("the message is too long to be kept");
        }
        if (length + count > octets.length) {
            octets = Arrays.copyOf(octets, Math.min(most, Math.max(2 * octets.length, length + count)));
        }
    }

    /** Whether more was written than is kept. */
    boolean isOver() {
        return over;
    }

    /** What was written, its last line ended. */
    Octets ended() throws IOException {
        if (length > 0 && octets[length - 1] != '\n') {
            write(new byte[] {'\r', '\n'}, 0, 2);
        }
        return new Octets(octets, length);
    }
}
