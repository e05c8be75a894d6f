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
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        int fitting = over ? 0 : Math.min(count, most - length);
        makeRoom(fitting);
        System.arraycopy(source, offset, octets, length, fitting);
        length += fitting;
        if (fitting < count) {
            over = true;
            throw new IOException("the message is too long to be kept");
        }
    }

    private void makeRoom(int count) {
        if (length + count > octets.length) {
            octets = Arrays.copyOf(octets, Math.min(most, Math.max(2 * octets.length, length + count)));
        }
    }

    /** Whether more was written than is kept. */
    boolean isOver() {
        return over;
    }

    /** Ends the last line, if it is open. */
    void endLine() throws IOException {
        if (length > 0 && octets[length - 1] != '\n') {
            write(new byte[] {'\r', '\n'}, 0, 2);
        }
    }

    /** What was written, as far as it is kept. */
    Octets octets() {
        return new Octets(octets, length);
    }
}
