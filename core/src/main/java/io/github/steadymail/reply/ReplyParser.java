package io.github.steadymail.reply;

import java.util.Arrays;

/**
 * Assembles one reply from the octets of the wire, in bounded memory, and knows when it is complete.
 *
 * <p>A reply is complete at the LF of its last line: a line of three digits followed by a space or by nothing. A first
 * line that is no reply line is complete at its LF too. Not thread-safe; good for one reply.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC 5321, section 4.2.1</a>
 */
public final class ReplyParser {
    private static final int USUAL = 128;

    private byte[] kept;
    private int keptLength;
    private long octets;

    private int column;
    private int digits;
    private int lineCode;
    private int separator;
    private int lastCode = -1;
    private boolean anyLine;
    private boolean complete;

    /** Makes a parser that has read nothing. */
    public ReplyParser() {
        this(USUAL);
    }

    /** Makes a parser with room for this many octets at first. */
    ReplyParser(int capacity) {
        this.kept = new byte[Math.min(capacity, SmtpReply.MAX_OCTETS)];
    }

    /**
     * Takes the next octet of the wire.
     *
     * @param octet the octet
     * @return true once the reply is complete
     * @throws IllegalStateException if the reply was complete before
     */
    public boolean put(byte octet) {
        if (complete) {
            throw new IllegalStateException("the reply is complete");
        }
        octets++;
        keep(octet);
        if (octet == '\n') {
            endLine();
        } else {
            if (column < 3 && octet >= '0' && octet <= '9') {
                lineCode = lineCode * 10 + (octet - '0');
                digits++;
            } else if (column == 3) {
                separator = octet;
            }
            column = Math.min(column + 1, 5);
        }
        return complete;
    }

    private void keep(byte octet) {
        if (keptLength == SmtpReply.MAX_OCTETS) {
            return;
        }
        if (keptLength == kept.length) {
            kept = Arrays.copyOf(kept, Math.min(2 * kept.length, SmtpReply.MAX_OCTETS));
        }
        kept[keptLength++] = octet;
    }

    private void endLine() {
        boolean replyLine = isReplyLine();
        if (replyLine) {
            lastCode = lineCode;
        }
        complete = replyLine ? separator != '-' : !anyLine;
        anyLine = true;
        column = 0;
        digits = 0;
        lineCode = 0;
        separator = 0;
    }

    private boolean isReplyLine() {
        boolean codeAlone = column == 3 || (column == 4 && separator == '\r');
        return digits == 3 && (codeAlone || separator == ' ' || separator == '-' || separator == '\t');
    }

    /**
     * Returns how many octets have been taken.
     *
     * @return the number of octets, kept or not
     */
    public long octets() {
        return octets;
    }

    /**
     * Returns the reply as far as it was read.
     *
     * @return the reply, with {@link ReplyAnomaly#INCOMPLETE} if its end has not come
     */
    public SmtpReply reply() {
        int partial = column > 0 && isReplyLine() ? lineCode : lastCode;
        return ReplyText.read(kept, keptLength, octets, partial, complete);
    }
}
