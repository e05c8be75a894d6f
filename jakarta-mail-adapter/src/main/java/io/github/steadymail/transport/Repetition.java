package io.github.steadymail.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Passes on what a message writes anew, while its content begins as it did before: content that can be read only once must
 * not go out without what was read of it already. Its header may change, as that of a message that signs itself does.
 */
final class Repetition extends OutputStream {
    private static final byte[] END_OF_HEADER = {'\r', '\n', '\r', '\n'};

    private final Octets before;
    private final OutputStream out;
    private int same;
    private int matched;
    private boolean inContent;
    private boolean differs;

    Repetition(Octets before, OutputStream out) {
        this.before = before;
        this.out = out;
        this.same = before.endOf(END_OF_HEADER);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int count) throws IOException {
        int content = offset;
        while (content < offset + count && !inContent) {
            byte octet = octets[content++];
            matched = octet == END_OF_HEADER[matched] ? matched + 1 : octet == '\r' ? 1 : 0;
            inContent = matched == END_OF_HEADER.length;
        }
        int compared = Math.min(offset + count - content, before.length() - same);
        differs |= !Arrays.equals(octets, content, content + compared, before.array(), same, same + compared);
        check();
        same += compared;
        out.write(octets, offset, count);
    }

    /** The message has ended; also where its writer took no notice of what was thrown. */
    void end() throws IOException {
        differs |= same < before.length();
        check();
    }

    private void check() throws IOException {
        if (differs) {
            throw new IOException(
                    "it writes itself differently the second time: can its content be read only once, or is"
                            + " it encrypted anew each time? new MimeMessage(message) is one that stays the same");
        }
    }
}
