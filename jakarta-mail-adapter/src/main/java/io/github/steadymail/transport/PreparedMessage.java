package io.github.steadymail.transport;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.eclipse.angus.mail.util.CRLFOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A message that writes itself once, and is sent any number of times: again, to others, over other connections.
 *
 * <p>Up to {@value #LONGEST} octets are kept; a longer one writes itself each time it is sent, once more at the first
 * time, and is refused if it then begins differently, as with content that can be read only once. What the program changes
 * in the message after the first time may not be sent. Used by one thread at a time.
 */
public final class PreparedMessage {
    /** How many octets are kept. */
    public static final int LONGEST = 256 * 1024;

    private static final String[] NEVER_SENT = {"Bcc", "Resent-Bcc", "Content-Length"};

    private final MimeMessage message;
    private boolean kept;
    private @Nullable Octets octets;
    private @Nullable Octets beginning;

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

    /** The message has changed: what is kept is not it. */
    void changed() {
        octets = null;
        beginning = null;
    }

    /** Its octets, each line ended with CRLF; null if they are not kept. */
    @Nullable
    Octets octets() throws IOException, MessagingException {
        if (kept && octets == null) {
            octets = rendered();
            kept = octets != null;
        }
        return octets;
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
        if (beginning == null) {
            written(stream);
        } else {
            Repetition repetition = new Repetition(beginning, stream);
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
