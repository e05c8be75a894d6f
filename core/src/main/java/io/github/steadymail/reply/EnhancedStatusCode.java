package io.github.steadymail.reply;

import java.io.Serializable;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An enhanced status code, class.subject.detail, of which the registered ones have a meaning.
 *
 * <p>An unregistered code is a value like any other. Immutable and thread-safe.
 *
 * @param statusClass 2, 4 or 5
 * @param subject 0 to 999
 * @param detail 0 to 999
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3463">RFC 3463</a>
 * @see <a href="https://www.iana.org/assignments/smtp-enhanced-status-codes">IANA's registry (RFC 5248)</a>
 */
public record EnhancedStatusCode(int statusClass, int subject, int detail)
        implements Comparable<EnhancedStatusCode>, Serializable {
    private static final long serialVersionUID = 1L;

    private static final Registry REGISTRY = Registry.load("enhanced-status-codes.tsv", 5);

    /**
     * Makes a code of its three parts.
     *
     * @param statusClass 2, 4 or 5
     * @param subject 0 to 999
     * @param detail 0 to 999
     * @throws IllegalArgumentException if a part is out of its range
     */
    public EnhancedStatusCode {
        if (!isStatusClass(statusClass) || subject < 0 || subject > 999 || detail < 0 || detail > 999) {
            throw new IllegalArgumentException(
                    "not an enhanced status code: " + statusClass + "." + subject + "." + detail);
        }
    }

    /**
     * Reads a code that makes up the whole text, such as {@code 5.1.1}.
     *
     * @param text any text
     * @return the code, empty if the text is not one
     */
    public static Optional<EnhancedStatusCode> parse(CharSequence text) {
        EnhancedStatusCode code = at(text, 0);
        return code == null || code.toString().length() != text.length() ? Optional.empty() : Optional.of(code);
    }

    /** Reads the code that begins at an index and ends at a character that is no part of it; null if there is none. */
    static @Nullable EnhancedStatusCode at(CharSequence text, int start) {
        if (text.length() - start < 5 || text.charAt(start + 1) != '.' || !isStatusClass(text.charAt(start) - '0')) {
            return null;
        }
        int subjectEnd = digitsEnd(text, start + 2);
        if (subjectEnd < 0 || subjectEnd == text.length() || text.charAt(subjectEnd) != '.') {
            return null;
        }
        int detailEnd = digitsEnd(text, subjectEnd + 1);
        if (detailEnd < 0 || (detailEnd < text.length() && continues(text, detailEnd))) {
            return null;
        }
        return new EnhancedStatusCode(
                text.charAt(start) - '0',
                Integer.parseInt(text, start + 2, subjectEnd, 10),
                Integer.parseInt(text, subjectEnd + 1, detailEnd, 10));
    }

    /** The end of a number of one to three digits without a leading zero; -1 if there is none. */
    private static int digitsEnd(CharSequence text, int start) {
        int end = start;
        while (end < text.length() && end < start + 4 && isDigit(text.charAt(end))) {
            end++;
        }
        boolean leadingZero = end - start > 1 && text.charAt(start) == '0';
        return end == start || end == start + 4 || leadingZero ? -1 : end;
    }

    /** Whether the character goes on with what cannot be an enhanced code then: an IP address, a version, a word. */
    private static boolean continues(CharSequence text, int index) {
        char next = text.charAt(index);
        return Character.isLetterOrDigit(next)
                || (next == '.' && index + 1 < text.length() && isDigit(text.charAt(index + 1)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isStatusClass(int digit) {
        return digit == 2 || digit == 4 || digit == 5;
    }

    /**
     * Returns every registered code in the registry's notation, such as {@code X.1.1}.
     *
     * @return subject and detail of the registered codes, in the registry's order
     */
    public static Stream<String> registered() {
        return REGISTRY.keys();
    }

    /**
     * Returns the registry's meaning of this code's subject and detail.
     *
     * @return the meaning, empty for a code that is not registered
     */
    public Optional<String> meaning() {
        return REGISTRY.field(registryKey(), 2);
    }

    /**
     * Returns the document that defines this code's subject and detail.
     *
     * @return the RFC or registry, empty for a code that is not registered
     */
    public Optional<String> reference() {
        return REGISTRY.field(registryKey(), 4);
    }

    /**
     * Returns the code in the registry's notation, whatever its class.
     *
     * @return for example {@code X.1.1}
     */
    public String registryKey() {
        return "X." + subject + "." + detail;
    }

    @Override
    public int compareTo(EnhancedStatusCode other) {
        int byClass = Integer.compare(statusClass, other.statusClass);
        int bySubject = byClass != 0 ? byClass : Integer.compare(subject, other.subject);
        return bySubject != 0 ? bySubject : Integer.compare(detail, other.detail);
    }

    /**
     * Returns the code as it stands on the wire.
     *
     * @return for example {@code 5.1.1}
     */
    @Override
    public String toString() {
        return statusClass + "." + subject + "." + detail;
    }
}
