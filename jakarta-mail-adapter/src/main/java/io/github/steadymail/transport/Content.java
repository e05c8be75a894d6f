package io.github.steadymail.transport;

import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a message writes itself: counts, remembers the last octet, and above all remembers what went wrong on our side,
 * so that a fault of the connection is never taken for a fault of the content, nor the other way round.
 */
abstract class Content extends OutputStream {
    private @Nullable IOException broken;
    private @Nullable SmtpReply refusal;
    private @Nullable SmtpReply interruption;
    private boolean interrupted;
    private boolean ended;
    private boolean atLineStart = true;
    private long octets;

    /** Takes octets on their way to the server. */
    abstract void put(byte[] octets, int offset, int length) throws IOException;

    @Override
    public final void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public final void write(byte[] source, int offset, int length) throws IOException {
        if (broken != null) {
            throw new IOException("the connection broke before", broken);
        }
        if (refusal != null || ended) {
            throw new IOException(ended ? "the content has ended" : "the server refused the content: " + refusal);
        }
        if (length == 0) {
            return;
        }
        try {
            put(source, offset, length);
        } catch (IOException e) {
            broken = broken == null ? e : broken;
            throw e;
        }
        atLineStart = source[offset + length - 1] == '\n';
        octets += length;
    }

    /** Content is flushed when it ends, not when its writer thinks so. */
    @Override
    public final void flush() {}

    @Override
    public final void close() {}

    final boolean works() {
        return broken == null && refusal == null && !interrupted;
    }

    /** The server spoke when it was not its turn; null if what it said cannot be read. */
    final void interrupt(@Nullable SmtpReply words) {
        interrupted = true;
        interruption = words;
    }

    final boolean isInterrupted() {
        return interrupted;
    }

    /** What the server said when it was not its turn. */
    final @Nullable SmtpReply interruption() {
        return interruption;
    }

    /** What the connection said when it broke; null while it works. */
    final @Nullable IOException broken() {
        return broken;
    }

    /** The reply that refused a part of the content; null for none. */
    final @Nullable SmtpReply refusal() {
        return refusal;
    }

    final void refuse(SmtpReply reply) {
        refusal = reply;
    }

    final long octets() {
        return octets;
    }

    /** Ends the last line where the message left it open, and takes nothing more. */
    final void end() throws IOException {
        if (!atLineStart) {
            write(new byte[] {'\r', '\n'}, 0, 2);
        }
        ended = true;
    }
}
