package io.github.steadymail.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection's server side: takes octets as they come, and adds what is to be answered, so that a group of commands
 * is answered in one write.
 */
final class SinkProtocol {
    private static final byte[] OK = ascii("250 2.0.0 Ok\r\n");
    private static final byte[] SENDER_OK = ascii("250 2.1.0 Ok\r\n");
    private static final byte[] SENDER_REFUSED = ascii("550 5.7.1 Sender refused\r\n");
    private static final byte[] RECIPIENT_OK = ascii("250 2.1.5 Ok\r\n");
    private static final byte[] GO_ON = ascii("354 End data with <CR><LF>.<CR><LF>\r\n");
    private static final byte[] QUEUED = ascii("250 2.0.0 Ok: queued as 4XY9Z21hbk\r\n");
    private static final byte[] NOT_NOW = ascii("503 5.5.1 Bad sequence of commands\r\n");
    private static final byte[] UNKNOWN = ascii("500 5.5.2 Command not recognized\r\n");
    private static final byte[] BYE = ascii("221 2.0.0 Bye\r\n");
    private static final byte[] DOT = ascii("\r\n.\r\n");
    private static final int LINE_START = 2;
    private static final int LONGEST_LINE = 4_096;
    private static final int VERB = 4;

    private enum Reading {
        COMMAND,
        DATA,
        CHUNK,
        NOTHING
    }

    private final Offer offer;
    private final Tally tally;
    private final byte[] line = new byte[LONGEST_LINE];
    private Reading reading = Reading.COMMAND;
    private int lineLength;
    private int dotMatched;
    private long chunkLeft;
    private boolean lastChunk;
    private boolean mail;
    private int recipients;
    private long octets;

    SinkProtocol(Offer offer, Tally tally) {
        this.offer = offer;
        this.tally = tally;
    }

    static byte[] greeting() {
        return ascii("220 sink.example ESMTP\r\n");
    }

    /** Whether the client said QUIT. */
    boolean hasEnded() {
        return reading == Reading.NOTHING;
    }

    /** Takes octets that came, and adds the replies to them. */
    void take(byte[] octetsRead, int length, ByteArrayOutputStream replies) {
        int at = 0;
        while (at < length && reading != Reading.NOTHING) {
            at = switch (reading) {
                case COMMAND -> command(octetsRead, at, length, replies);
                case DATA -> data(octetsRead, at, length, replies);
                case CHUNK -> chunk(at, length, replies);
                case NOTHING -> length;
            };
        }
    }

    private int command(byte[] read, int from, int to, ByteArrayOutputStream replies) {
        for (int at = from; at < to; at++) {
            if (read[at] == '\n') {
                answer(replies);
                lineLength = 0;
                return at + 1;
            }
            if (lineLength < LONGEST_LINE) {
                line[lineLength++] = read[at];
            }
        }
        return to;
    }

    private void answer(ByteArrayOutputStream replies) {
        String verb = new String(line, 0, Math.min(VERB, lineLength), StandardCharsets.US_ASCII)
                .toUpperCase(Locale.ROOT)
                .strip();
        switch (verb) {
            case "EHLO", "HELO" -> {
                reset();
                replies.writeBytes(verb.equals("EHLO") ? offer.ehlo() : OK);
            }
            case "MAIL" -> {
                mail = !offer.refuses() && !mail;
                replies.writeBytes(mail ? SENDER_OK : offer.refuses() ? SENDER_REFUSED : NOT_NOW);
            }
            case "RCPT" -> {
                recipients += mail ? 1 : 0;
                replies.writeBytes(mail ? RECIPIENT_OK : NOT_NOW);
            }
            case "DATA" -> {
                boolean due = recipients > 0 && octets == 0;
                reading = due ? Reading.DATA : Reading.COMMAND;
                dotMatched = LINE_START;
                replies.writeBytes(due ? GO_ON : NOT_NOW);
            }
            case "BDAT" -> beginChunk(replies);
            case "RSET" -> {
                reset();
                replies.writeBytes(OK);
            }
            case "NOOP" -> replies.writeBytes(OK);
            case "QUIT" -> {
                reading = Reading.NOTHING;
                replies.writeBytes(BYE);
            }
            default -> replies.writeBytes(UNKNOWN);
        }
    }

    private void beginChunk(ByteArrayOutputStream replies) {
        String[] words = new String(line, 0, lineLength, StandardCharsets.US_ASCII)
                .strip()
                .split(" ", -1);
        if (!offer.chunking() || words.length < 2 || !words[1].matches("\\d{1,18}")) {
            replies.writeBytes(UNKNOWN);
            return;
        }
        chunkLeft = Long.parseLong(words[1]);
        lastChunk = words.length > 2;
        reading = Reading.CHUNK;
        octets += chunkLeft;
        if (chunkLeft == 0) {
            endChunk(replies);
        }
    }

    private int chunk(int from, int to, ByteArrayOutputStream replies) {
        int taken = (int) Math.min(to - from, chunkLeft);
        chunkLeft -= taken;
        if (chunkLeft == 0) {
            endChunk(replies);
        }
        return from + taken;
    }

    private void endChunk(ByteArrayOutputStream replies) {
        reading = Reading.COMMAND;
        if (recipients == 0) {
            reset();
            replies.writeBytes(NOT_NOW);
        } else if (lastChunk) {
            accept(replies);
        } else {
            replies.writeBytes(OK);
        }
    }

    private int data(byte[] read, int from, int to, ByteArrayOutputStream replies) {
        int matched = dotMatched;
        for (int at = from; at < to; at++) {
            byte octet = read[at];
            matched = octet == DOT[matched] ? matched + 1 : octet == '\r' ? 1 : 0;
            if (matched == DOT.length) {
                octets += at + 1 - from - (DOT.length - LINE_START);
                reading = Reading.COMMAND;
                accept(replies);
                return at + 1;
            }
        }
        dotMatched = matched;
        octets += to - from;
        return to;
    }

    private void accept(ByteArrayOutputStream replies) {
        tally.accepted(recipients, octets);
        reset();
        replies.writeBytes(QUEUED);
    }

    private void reset() {
        mail = false;
        recipients = 0;
        octets = 0;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
