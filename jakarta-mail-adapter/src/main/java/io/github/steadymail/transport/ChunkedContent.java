package io.github.steadymail.transport;

import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Content as BDAT takes it: in chunks of a size, unstuffed, each accepted before the next is written (RFC 3030).
 *
 * <p>A full chunk waits for the octet after it, so that the last one is never empty unless the message is.
 */
final class ChunkedContent extends Content {
    private final SmtpConnection connection;
    private final int size;
    private byte[] chunk;
    private int length;

    ChunkedContent(SmtpConnection connection, int size) {
        this.connection = connection;
        this.size = size;
        this.chunk = new byte[Math.min(size, 8192)];
    }

    @Override
    void put(byte[] octets, int offset, int count) throws IOException {
        if (connection.isOverdue()) {
            throw new IOException("the deadline has passed");
        }
        int from = offset;
        int left = count;
        while (left > 0) {
            if (length == size) {
                send();
            }
            int part = Math.min(left, size - length);
            if (length + part > chunk.length) {
                chunk = Arrays.copyOf(chunk, (int) Math.min(size, 2L * (length + part)));
            }
            System.arraycopy(octets, from, chunk, length, part);
            length += part;
            from += part;
            left -= part;
        }
    }

    private void send() throws IOException {
        if (connection.spokeUnasked()) {
            interrupt(connection.unasked());
            throw new IOException("the server spoke before it was asked");
        }
        OutputStream out = connection.content();
        connection.command("BDAT " + length);
        out.write(chunk, 0, length);
        out.flush();
        connection.trace().content(length);
        length = 0;
        SmtpReply reply = connection.reply();
        if (!reply.code().isPositiveCompletion()) {
            refuse(reply);
            throw new IOException("the server refused a chunk: " + reply);
        }
    }

    /** What is left for the last chunk. */
    Octets lastChunk() {
        return new Octets(chunk, length);
    }
}
