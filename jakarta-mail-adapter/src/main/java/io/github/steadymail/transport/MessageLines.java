package io.github.steadymail.transport;

import jakarta.mail.util.LineOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.eclipse.angus.mail.util.PropUtil;

/**
 * Takes a message's header lines as well as its content.
 *
 * <p>Each part of a message that is given any other stream has the service loader find one that does, which takes longer
 * and allocates more than all else that is done for a small message. Jakarta Mail writes content that is not encoded octet
 * by octet, so it is gathered here.
 */
final class MessageLines extends OutputStream implements LineOutputStream {
    private static final int BUFFERED = 2048;
    /** As Jakarta Mail's parts have it, which look nowhere else, and once. */
    private static final Charset CHARSET = PropUtil.getBooleanSystemProperty("mail.mime.allowutf8", true)
            ? StandardCharsets.UTF_8
            : StandardCharsets.ISO_8859_1;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFERED];
    private int length;

    MessageLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        if (length == BUFFERED) {
            drain();
        }
        buffer[length++] = (byte) octet;
    }

    @Override
    public void write(byte[] octets) throws IOException {
        write(octets, 0, octets.length);
    }

    @Override
    public void write(byte[] octets, int offset, int count) throws IOException {
        if (count > BUFFERED - length) {
            drain();
        }
        if (count > BUFFERED) {
            out.write(octets, offset, count);
        } else {
            System.arraycopy(octets, offset, buffer, length, count);
            length += count;
        }
    }

    private void drain() throws IOException {
        int count = length;
        length = 0;
        out.write(buffer, 0, count);
    }

    @Override
    public void writeln(String line) throws IOException {
        write(line.concat("\r\n").getBytes(CHARSET));
    }

    @Override
    public void writeln() throws IOException {
        write(new byte[] {'\r', '\n'});
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }
}
