package io.github.steadymail.cli;

import io.github.steadymail.reply.ReplyParser;
import io.github.steadymail.reply.SmtpReply;
import java.nio.charset.StandardCharsets;

/**
 * Reads a reply that was written on one line: {@code \n} is a line break of the wire, {@code \\} a backslash, and any
 * other backslash is itself.
 *
 * <p>The last line's end may be missing. What stands behind the reply's end is passed over. Bounded memory, whatever the
 * length; good for one reply.
 */
final class WireText {
    private final ReplyParser parser = new ReplyParser();
    private boolean escaped;
    private boolean lineEnded;
    private boolean complete;

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
                octet('\\');
            }
            octet(octet);
        }
        escaped = false;
    }

    SmtpReply end() {
        if (escaped) {
            octet('\\');
        }
        if (!lineEnded) {
            endLine();
        }
        return parser.reply();
    }

    private void endLine() {
        octet('\r');
        octet('\n');
    }

    private void octet(int octet) {
        if (!complete) {
            complete = parser.put((byte) octet);
        }
        lineEnded = octet == '\n';
    }
}
