package io.github.steadymail.cli;

import io.github.steadymail.reply.SmtpReply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a reply that was written on one line: {@code \n} is a line break of the wire, {@code \\} a backslash, and any
 * other backslash is itself.
 *
 * <p>The last line's end may be missing. What stands behind the reply's end is passed over. Bounded memory, whatever the
 * length; good for one reply.
 */
final class WireText {
    private static final int MOST_OCTETS = SmtpReply.MAX_OCTETS + 1;
    private static final int SEPARATOR = 3;

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private boolean escaped;

    static SmtpReply read(String text) {
        WireText wire = new WireText();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            wire.put(octet);
        }
        return wire.end();
    }

    void put(int octet) {
        if (!escaped && octet == '\\') {
            escaped = true;
            return;
        }
        if (escaped && octet == 'n') {
            endLine();
        } else {
            if (escaped && octet != '\\') {
                keep('\\');
            }
            keep(octet);
        }
        escaped = false;
    }

    SmtpReply end() {
        if (escaped) {
            keep('\\');
        }
        byte[] wire = octets.toByteArray();
        boolean lineEnded = wire.length > 0 && wire[wire.length - 1] == '\n';
        if (!lineEnded) {
            endLine();
            wire = octets.toByteArray();
        }
        return SmtpReply.parse(asOneReply(wire));
    }

    private void endLine() {
        keep('\r');
        keep('\n');
    }

    private void keep(int octet) {
        if (octets.size() < MOST_OCTETS) {
            octets.write(octet);
        }
    }

    /** A line of input is one reply, whatever the log that it comes from has made of its hyphens. */
    private static byte[] asOneReply(byte[] wire) {
        int last = -1;
        for (int start = 0; start < wire.length; start = next(wire, start)) {
            if (isReplyLine(wire, start)) {
                if (last >= 0) {
                    wire[last + SEPARATOR] = '-';
                }
                last = start;
            }
        }
        if (last >= 0 && wire[last + SEPARATOR] == '-') {
            wire[last + SEPARATOR] = ' ';
        }
        return wire;
    }

    private static int next(byte[] wire, int start) {
        int end = start;
        while (end < wire.length && wire[end] != '\n') {
            end++;
        }
        return end + 1;
    }

    private static boolean isReplyLine(byte[] wire, int start) {
        if (wire.length - start <= SEPARATOR || (wire[start + SEPARATOR] != ' ' && wire[start + SEPARATOR] != '-')) {
            return false;
        }
        for (int i = start; i < start + SEPARATOR; i++) {
            if (wire[i] < '0' || wire[i] > '9') {
                return false;
            }
        }
        return true;
    }
}
