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
 * and allocates more than all else that is done for a small message.
 */
final class MessageLines extends OutputStream implements LineOutputStream {
    private final OutputStream out;

    MessageLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        out.write(octet);
    }

    @Override
    public void write(byte[] octets) throws IOException {
        out.write(octets, 0, octets.length);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        out.write(octets, offset, length);
    }

    @Override
    public void writeln(String line) throws IOException {
        Charset charset = allowsUtf8() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        write(line.concat("\r\n").getBytes(charset));
    }

    @Override
    public void writeln() throws IOException {
        write(new byte[] {'\r', '\n'});
    }

    /** As Jakarta Mail's parts have it, which look nowhere else. */
    private static boolean allowsUtf8() {
        return PropUtil.getBooleanSystemProperty("mail.mime.allowutf8", true);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
