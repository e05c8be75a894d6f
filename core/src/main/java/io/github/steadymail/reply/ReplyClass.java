package io.github.steadymail.reply;

/**
 * What the first digit of a reply code says.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC 5321, section 4.2.1</a>
 */
public enum ReplyClass {
    /** 2yz: the requested action has been done. */
    POSITIVE_COMPLETION,
    /** 3yz: the server waits for more. */
    POSITIVE_INTERMEDIATE,
    /** 4yz: not now; the same request may be accepted later. */
    TRANSIENT_NEGATIVE,
    /** 5yz: not as it stands; the same request will be refused again. */
    PERMANENT_NEGATIVE,
    /** Any other first digit: SMTP defines no such reply. */
    UNDEFINED
}
