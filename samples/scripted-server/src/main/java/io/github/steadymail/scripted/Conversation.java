package io.github.steadymail.scripted;

import java.util.List;
import java.util.Optional;

/** What one connection brought so far: an immutable snapshot. Arrays are copies. */
public final class Conversation {

    private final List<String> lines;
    private final List<byte[]> contents;
    private final List<byte[]> messages;
    private final List<Chunk> chunks;
    private final byte[] received;
    private final boolean secure;
    private final Ending ending;
    private final Optional<Deviation> deviation;

    Conversation(
            List<String> lines,
            List<byte[]> contents,
            List<byte[]> messages,
            List<Chunk> chunks,
            byte[] received,
            boolean secure,
            Ending ending,
            Optional<Deviation> deviation) {
        this.lines = List.copyOf(lines);
        this.contents = List.copyOf(contents);
        this.messages = List.copyOf(messages);
        this.chunks = List.copyOf(chunks);
        this.received = received;
        this.secure = secure;
        this.ending = ending;
        this.deviation = deviation;
    }

    /**
     * Returns the client's complete lines, among them one that broke the dialogue, but no message content.
     *
     * @return the lines in order, without CRLF, decoded as UTF-8
     */
    public List<String> lines() {
        return lines;
    }

    /**
     * Returns the content of the completely received messages exactly as it came: by {@code DATA} with dot-stuffing and
     * lone dot, by {@code BDAT} the octets of all chunks up to {@code LAST}.
     *
     * @return the content of each message in order
     */
    public List<byte[]> contents() {
        return contents.stream().map(byte[]::clone).toList();
    }

    /**
     * Returns the completely received messages as the client meant them: {@link #contents()} without dot-stuffing and
     * lone dot.
     *
     * @return the messages in order
     */
    public List<byte[]> messages() {
        return messages.stream().map(byte[]::clone).toList();
    }

    /**
     * Returns what each {@code B:} line took.
     *
     * @return the chunks in order
     */
    public List<Chunk> chunks() {
        return chunks;
    }

    /**
     * Returns every octet received verbatim, inside TLS where there is TLS. A connection that sends more than 64 MiB is
     * ended with a deviation.
     *
     * @return the octets
     */
    public byte[] received() {
        return received.clone();
    }

    /**
     * Tells whether a TLS handshake was completed.
     *
     * @return whether it was
     */
    public boolean secure() {
        return secure;
    }

    /**
     * Tells how the connection ended.
     *
     * @return the ending
     */
    public Ending ending() {
        return ending;
    }

    /**
     * Tells how the client left the dialogue. After that the dialogue is not played on and the connection is closed.
     *
     * @return the deviation, empty if the client followed the dialogue
     */
    public Optional<Deviation> deviation() {
        return deviation;
    }

    /** The octets one {@code B:} line took. */
    public static final class Chunk {

        private final byte[] octets;
        private final boolean last;

        Chunk(byte[] octets, boolean last) {
            this.octets = octets;
            this.last = last;
        }

        /**
         * Returns the content.
         *
         * @return the octets
         */
        public byte[] octets() {
            return octets.clone();
        }

        /**
         * Tells whether this was the end of a chunk that {@code BDAT} marked {@code LAST}.
         *
         * @return whether it was
         */
        public boolean last() {
            return last;
        }
    }
}
