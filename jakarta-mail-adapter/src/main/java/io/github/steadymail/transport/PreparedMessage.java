package io.github.steadymail.transport;

import jakarta.mail.IllegalWriteException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePartDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.OptionalInt;
import org.eclipse.angus.mail.util.CRLFOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A message that writes itself once, and is sent any number of times: again, to others, over other connections.
 *
 * <p>Up to {@value #LONGEST} octets are kept; a longer one writes itself each time it is sent, once more at the first
 * time, and is refused if it then begins differently, as with content that can be read only once. What the program changes
 * in the message after the first time may not be sent.
 *
 * <p>A message that is kept may be sent by any number of threads at a time, as by one {@code sendAsync} for each
 * recipient: whoever comes first saves and writes it, the others wait for that, and all send the same octets under the
 * same Message-ID. Nothing else may change or save the message meanwhile. One that is too long to be kept is sent by one
 * thread at a time, as it writes itself for each.
 */
public final class PreparedMessage {
    /** How many octets are kept. */
    public static final int LONGEST = 256 * 1024;

    private static final String[] NEVER_SENT = {"Bcc", "Resent-Bcc", "Content-Length"};

    private final MimeMessage message;
    private boolean kept;
    private boolean identified;
    private volatile @Nullable Octets octets;
    private volatile @Nullable Octets beginning;

    private PreparedMessage(MimeMessage message, boolean kept) {
        this.message = Objects.requireNonNull(message, "message");
        this.kept = kept;
    }

    /**
     * Prepares a message; it is not read before it is first sent.
     *
     * @param message the message
     * @return the same, to be sent any number of times
     */
    public static PreparedMessage of(MimeMessage message) {
        return new PreparedMessage(message, true);
    }

    /** A message that writes itself each time, on its way. */
    static PreparedMessage unkept(MimeMessage message) {
        return new PreparedMessage(message, false);
    }

    /**
     * Returns the message that was prepared.
     *
     * @return the message
     */
    public MimeMessage message() {
        return message;
    }

    /**
     * Makes the message ready to be looked up: the first time, a message that the program made is saved as it is now, and
     * one without a Message-ID gets one (RFC 5322, section 3.6.4); the Message-ID that it has stays the same.
     *
     * <p>A message that was read from somewhere, and whose content was not set since, stays as it is but for the
     * Message-ID; one that cannot be changed stays as it is.
     *
     * @return the Message-ID header's value; null if the message has none and takes none
     * @throws MessagingException if the message cannot be read
     */
    public synchronized @Nullable String identify() throws MessagingException {
        if (!identified) {
            try {
                save(message.getMessageID());
            } catch (IllegalWriteException e) {
                return message.getMessageID(); // as those in a folder that is open for reading
            }
            identified = true;
        }
        return message.getMessageID();
    }

    private void save(@Nullable String own) throws MessagingException {
        String stays = own;
        if (isMade()) {
            message.saveChanges();
        } else if (own == null) {
            MimeMessage other = new MimeMessage(message.getSession());
            other.saveChanges();
            stays = other.getMessageID();
        }
        if (stays != null && !stays.equals(message.getMessageID())) {
            message.setHeader("Message-ID", stays);
        }
    }

    /** Whether the program has set the content, and it was not read from somewhere. */
    private boolean isMade() throws MessagingException {
        return message.getSize() < 0 || !(message.getDataHandler().getDataSource() instanceof MimePartDataSource);
    }

    /**
     * Returns how many octets the message has, header and line ends included, as it was written last.
     *
     * @return the number; empty before it is first written, and if it is too long to be kept
     */
    public OptionalInt size() {
        Octets written = octets;
        return written == null ? OptionalInt.empty() : OptionalInt.of(written.length());
    }

    /** Turns into 8bit what can be, for a server that takes it. Returns whether any of it is 8bit now. */
    synchronized boolean eightBit() {
        if (EightBit.convert(message)) {
            changed();
        }
        return EightBit.isIn(message);
    }

    /** The message has changed: what is kept is not it. */
    synchronized void changed() {
        octets = null;
        beginning = null;
    }

    /** Its octets, each line ended with CRLF; null if they are not kept. */
    synchronized @Nullable Octets octets() throws IOException, MessagingException {
        Octets written = octets;
        if (kept && written == null) {
            written = rendered();
            octets = written;
            kept = written != null;
        }
        return written;
    }

    private @Nullable Octets rendered() throws IOException, MessagingException {
        int size = message.getSize();
        if (size > LONGEST) {
            return null;
        }
        Rendering rendering = new Rendering(size, LONGEST);
        try {
            writeTo(new CRLFOutputStream(rendering));
            rendering.endLine();
        } catch (IOException | MessagingException | RuntimeException e) {
            if (!rendering.isOver()) {
                throw e;
            }
        }
        if (rendering.isOver()) { // also where the message took no notice
            beginning = rendering.octets();
            return null;
        }
        return rendering.octets();
    }

    /** Lets the message write itself; anew, if it has begun to do so before. */
    void writeTo(OutputStream stream) throws IOException, MessagingException {
        Octets begun = beginning;
        if (begun == null) {
            written(stream);
        } else {
            Repetition repetition = new Repetition(begun, stream);
            written(new CRLFOutputStream(repetition));
            repetition.end();
        }
    }

    private void written(OutputStream stream) throws IOException, MessagingException {
        MessageLines lines = new MessageLines(stream);
        message.writeTo(lines, NEVER_SENT);
        lines.flush();
    }
}
