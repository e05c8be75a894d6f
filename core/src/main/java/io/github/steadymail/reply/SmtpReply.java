package io.github.steadymail.reply;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server's reply: its code, its enhanced status code where it has one, and all its lines of text.
 *
 * <p>Parsing takes any octets and never throws: what is odd about a reply is kept in {@link #anomalies()}, and a reply
 * whose end never came says so in {@link #isComplete()}. At most {@link #MAX_OCTETS} of it are kept. The text is the
 * server's, control characters included; {@link #toString()} is fit for a log. Immutable and thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321, section 4.2</a>
 */
public final class SmtpReply implements Serializable {
    /** How many octets of a reply are kept at the most: 65 536. */
    public static final int MAX_OCTETS = 65_536;

    private static final long serialVersionUID = 1L;
    private static final int PRINTED_CHARACTERS = 1000;

    private final transient ReplyCode code;
    private final transient List<String> lines;
    private final transient EnumSet<ReplyAnomaly> anomalies;
    private final transient long octets;
    private final transient @Nullable EnhancedStatusCode enhanced;

    /** Takes the list and the set, which nobody else changes then. */
    SmtpReply(ReplyCode code, List<String> lines, EnumSet<ReplyAnomaly> anomalies, long octets) {
        this.code = code;
        this.lines = lines;
        this.anomalies = anomalies;
        this.octets = octets;
        this.enhanced = firstEnhanced(lines);
    }

    private static @Nullable EnhancedStatusCode firstEnhanced(List<String> lines) {
        for (String line : lines) {
            EnhancedStatusCode found = EnhancedStatusCode.at(line, 0);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * Makes a well-formed reply of a code and its lines of text.
     *
     * @param code the code
     * @param lines the text of each line, none for a code alone
     * @return the reply
     * @throws IllegalArgumentException if a line has a CR, LF or NUL, or the reply has more than {@link #MAX_OCTETS}
     */
    public static SmtpReply of(ReplyCode code, String... lines) {
        for (String line : lines) {
            if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0 || line.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a line of a reply holds no CR, LF or NUL");
            }
        }
        List<String> text = lines.length == 0 ? List.of("") : List.of(lines);
        SmtpReply reply = new SmtpReply(code, text, EnumSet.noneOf(ReplyAnomaly.class), 0);
        SmtpReply parsed = parse(reply.toWire());
        if (!parsed.isWellFormed()) {
            throw new IllegalArgumentException("not a reply that can stand on the wire: " + parsed.anomalies());
        }
        return parsed;
    }

    /**
     * Reads the first reply in these octets of the wire.
     *
     * @param wire any octets
     * @return the reply; with {@link ReplyAnomaly#INCOMPLETE} if its last line does not end, with
     *     {@link ReplyAnomaly#TRAILING_OCTETS} if more stands behind it
     */
    public static SmtpReply parse(byte[] wire) {
        ReplyParser parser = new ReplyParser(wire.length);
        for (int i = 0; i < wire.length; i++) {
            if (parser.put(wire[i])) {
                SmtpReply reply = parser.reply();
                return i + 1 == wire.length ? reply : reply.with(ReplyAnomaly.TRAILING_OCTETS);
            }
        }
        return parser.reply();
    }

    /**
     * Reads the text of a reply as it stands in a log or in an exception's message, where the last line's end may be
     * missing.
     *
     * @param text any text
     * @return the reply that these lines make
     */
    public static SmtpReply parse(String text) {
        return parse((text.endsWith("\n") ? text : text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private SmtpReply with(ReplyAnomaly anomaly) {
        EnumSet<ReplyAnomaly> more = EnumSet.of(anomaly);
        more.addAll(anomalies);
        return new SmtpReply(code, lines, more, octets);
    }

    /**
     * Returns the reply's code: the last line's, where the lines differ.
     *
     * @return the code; 000 where there was none, which {@link #hasCode()} tells
     */
    public ReplyCode code() {
        return code;
    }

    /**
     * Whether the server gave a code at all.
     *
     * @return false for text that is not a reply
     */
    public boolean hasCode() {
        return code.value() != 0;
    }

    /**
     * Returns the enhanced status code: the first that begins a line.
     *
     * <p>Where its class contradicts the reply code's, the reply code wins.
     *
     * @return the code, empty if no line begins with one
     */
    public Optional<EnhancedStatusCode> enhanced() {
        return Optional.ofNullable(enhanced);
    }

    /**
     * Returns the text of each line, without codes and line ends, as the server sent it.
     *
     * @return at least one line, unless nothing was read
     */
    public List<String> lines() {
        return lines;
    }

    /**
     * Returns the lines as one text.
     *
     * @return the lines, joined by LF
     */
    public String text() {
        return String.join("\n", lines);
    }

    /**
     * Returns what the text holds beside its meaning: a forward path, a link for help, a block list, an identifier, a limit.
     *
     * @return the details, which are looked for when they are asked for
     */
    public ReplyDetails details() {
        return new ReplyDetails(this);
    }

    /**
     * Returns what was odd about the reply's form.
     *
     * @return the anomalies, none for a well-formed reply
     */
    public Set<ReplyAnomaly> anomalies() {
        return Set.copyOf(anomalies);
    }

    /**
     * Whether the reply ended: only then it is a verdict.
     *
     * @return true if the LF of its last line was read and it has a code
     */
    public boolean isComplete() {
        return hasCode() && !anomalies.contains(ReplyAnomaly.INCOMPLETE);
    }

    /**
     * Whether nothing was odd about the reply's form.
     *
     * @return true if there are no anomalies
     */
    public boolean isWellFormed() {
        return anomalies.isEmpty();
    }

    /**
     * Returns how long the reply was on the wire.
     *
     * @return octets, those that were cut included
     */
    public long octets() {
        return octets;
    }

    /**
     * Returns the reply in the form of the wire.
     *
     * @return its lines in UTF-8, each with the code and a CRLF
     */
    public byte[] toWire() {
        StringBuilder wire = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            wire.append(code)
                    .append(i + 1 < lines.size() ? '-' : ' ')
                    .append(lines.get(i))
                    .append("\r\n");
        }
        return wire.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The serial form: an anomaly that this release does not know is left out on reading. */
    private record Form(int code, String[] lines, String[] anomalies, long octets) implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            EnumSet<ReplyAnomaly> known = EnumSet.noneOf(ReplyAnomaly.class);
            for (ReplyAnomaly anomaly : ReplyAnomaly.values()) {
                if (List.of(anomalies).contains(anomaly.name())) {
                    known.add(anomaly);
                }
            }
            return new SmtpReply(ReplyCode.of(code), List.of(lines), known, octets);
        }
    }

    private Object writeReplace() {
        String[] names = anomalies.stream().map(Enum::name).toArray(String[]::new);
        return new Form(code.value(), lines.toArray(String[]::new), names, octets);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("only the serial form is read");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SmtpReply that
                && code.equals(that.code)
                && lines.equals(that.lines)
                && anomalies.equals(that.anomalies);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, lines);
    }

    /**
     * Returns the reply on one line, fit for a log: cleaned of control characters and cut to some 1000.
     *
     * @return the code and the text
     */
    @Override
    public String toString() {
        String text = String.join(" ", lines);
        String whole = hasCode() ? code + (text.isEmpty() ? "" : " " + text) : text;
        String printed = Printable.of(whole, PRINTED_CHARACTERS);
        return anomalies.contains(ReplyAnomaly.INCOMPLETE) ? printed + " [incomplete]" : printed;
    }
}
