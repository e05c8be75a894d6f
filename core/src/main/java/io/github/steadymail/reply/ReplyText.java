package io.github.steadymail.reply;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns the kept octets of a reply into its lines, and notes what is odd about them. */
final class ReplyText {
    private ReplyText() {}

    static SmtpReply read(byte[] kept, int length, long octets, int code, boolean complete) {
        EnumSet<ReplyAnomaly> anomalies = EnumSet.noneOf(ReplyAnomaly.class);
        if (!complete) {
            anomalies.add(ReplyAnomaly.INCOMPLETE);
        }
        if (octets > length) {
            anomalies.add(ReplyAnomaly.CUT);
        }
        String text = decode(kept, length, anomalies);
        if (text.indexOf('\0') >= 0) {
            anomalies.add(ReplyAnomaly.NUL);
        }
        List<String> lines = new ArrayList<>(1);
        int firstCode = -1;
        for (int start = 0; start < text.length(); ) {
            int lineFeed = text.indexOf('\n', start);
            int next = lineFeed < 0 ? text.length() : lineFeed + 1;
            int end = lineFeed < 0 ? text.length() : lineFeed;
            if (end > start && text.charAt(end - 1) == '\r') {
                end--;
            } else if (lineFeed >= 0) {
                anomalies.add(ReplyAnomaly.BARE_LF);
            }
            boolean cutHere = lineFeed < 0 && octets > length && start > 0;
            int lineCode = codeAt(text, start, end);
            if (cutHere && lineCode < 0) {
                lines.add(text.substring(start, end));
            } else if (lineCode < 0) {
                anomalies.add(lines.isEmpty() ? ReplyAnomaly.NOT_A_REPLY : ReplyAnomaly.STRAY_LINE);
                lines.add(text.substring(start, end));
            } else {
                firstCode = firstCode < 0 ? lineCode : firstCode;
                if (lineCode != firstCode || lineCode != code) {
                    anomalies.add(ReplyAnomaly.DIFFERENT_CODES);
                }
                lines.add(text.substring(Math.min(start + 4, end), end));
            }
            start = next;
        }
        if (lines.isEmpty()) {
            anomalies.add(ReplyAnomaly.NOT_A_REPLY);
        }
        boolean noCode = code < 0 || anomalies.contains(ReplyAnomaly.NOT_A_REPLY);
        return new SmtpReply(ReplyCode.of(noCode ? 0 : code), List.copyOf(lines), anomalies, octets);
    }

    private static String decode(byte[] octets, int length, Set<ReplyAnomaly> anomalies) {
        for (int i = 0; i < length; i++) {
            if (octets[i] < 0) {
                return decodeEightBit(octets, length, anomalies);
            }
        }
        return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static String decodeEightBit(byte[] octets, int length, Set<ReplyAnomaly> anomalies) {
        int end = anomalies.contains(ReplyAnomaly.CUT) ? wholeCharacters(octets, length) : length;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, 0, end))
                    .toString();
        } catch (CharacterCodingException e) {
            anomalies.add(ReplyAnomaly.NOT_UTF_8);
            return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    /** Where a text that was cut in the middle of a UTF-8 character ends before it. */
    private static int wholeCharacters(byte[] octets, int length) {
        int start = length;
        while (start > 0 && length - start < 3 && (octets[start - 1] & 0xC0) == 0x80) {
            start--;
        }
        return start > 0 && (octets[start - 1] & 0xC0) == 0xC0 ? start - 1 : length;
    }

    /** The code with which a reply line begins; -1 if the line is none. */
    private static int codeAt(String text, int start, int end) {
        if (end - start < 3 || (end - start > 3 && " -\t".indexOf(text.charAt(start + 3)) < 0)) {
            return -1;
        }
        int code = 0;
        for (int i = start; i < start + 3; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            code = code * 10 + (c - '0');
        }
        return code;
    }
}
