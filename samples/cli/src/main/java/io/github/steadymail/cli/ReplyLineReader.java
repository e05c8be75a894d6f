package io.github.steadymail.cli;

import io.github.steadymail.reply.Printable;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of the form {@code PHASE<TAB>REPLY}, in bounded memory whatever their number and length.
 *
 * <p>It reads octets, so that a reply in any character set is read as a transport would read it. A line may end with LF,
 * CRLF or the end of the input.
 */
final class ReplyLineReader {
    private static final int LONGEST_PHASE = 40;
    private static final int END = -1;

    private final InputStream in;
    private final Flushable answers;
    private final byte[] buffer = new byte[65_536];
    private int position;
    private int limit;
    private long number;

    /**
     * Makes a reader.
     *
     * @param in the lines
     * @param answers what is flushed before each wait for more input, so that a caller who waits for an answer gets it
     */
    ReplyLineReader(InputStream in, Flushable answers) {
        this.in = in;
        this.answers = answers;
    }

    /**
     * Reads the next line.
     *
     * @return the line, null at the end of the input
     * @throws MalformedLineException if the line has no tab or no known phase; the next call reads the line after it
     */
    @Nullable
    ReplyLine next() throws IOException, MalformedLineException {
        int octet = read();
        if (octet == END) {
            return null;
        }
        number++;
        StringBuilder word = new StringBuilder();
        while (octet != '\t' && octet != '\n' && octet != END) {
            if (word.length() < LONGEST_PHASE) {
                word.append((char) octet);
            }
            octet = read();
        }
        if (octet != '\t') {
            throw new MalformedLineException(number, "no tab between the phase and the reply");
        }
        SmtpReply reply = readReply();
        return new ReplyLine(phase(word.toString()), reply);
    }

    private @Nullable SmtpPhase phase(String word) throws MalformedLineException {
        if (word.equals("-")) {
            return null;
        }
        try {
            return SmtpPhase.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new MalformedLineException(
                    number,
                    "'" + Printable.of(word, LONGEST_PHASE) + "' is no phase; the phases are - (not known) and "
                            + Arrays.toString(SmtpPhase.values()));
        }
    }

    private SmtpReply readReply() throws IOException {
        WireText text = new WireText();
        int octet = read();
        while (octet != '\n' && octet != END) {
            int next = read();
            boolean endsLine = octet == '\r' && (next == '\n' || next == END);
            if (!endsLine) {
                text.put(octet);
            }
            octet = next;
        }
        return text.end();
    }

    private int read() throws IOException {
        if (position == limit) {
            answers.flush();
            limit = Math.max(0, in.read(buffer));
            position = 0;
            if (limit == 0) {
                return END;
            }
        }
        return buffer[position++] & 0xFF;
    }
}
