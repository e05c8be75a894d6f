package io.github.steadymail.reply;

/** What was odd about a reply's form on the wire; a well-formed reply has none of these. */
public enum ReplyAnomaly {
    /** The last line's LF never came: this is no verdict, only what was read so far. */
    INCOMPLETE,
    /** The first line is no reply line: it does not begin with three digits and a space, a hyphen or its end. */
    NOT_A_REPLY,
    /** A line after the first is no reply line. */
    STRAY_LINE,
    /** The lines carry different codes; the last line's code counts. */
    DIFFERENT_CODES,
    /** A line ended with LF alone. */
    BARE_LF,
    /** A NUL octet stands in the text. */
    NUL,
    /** The text is not UTF-8, and was read as ISO 8859-1. */
    NOT_UTF_8,
    /** The reply was longer than {@link SmtpReply#MAX_OCTETS}, and its text was cut. */
    CUT,
    /** More octets stood behind the reply's end. */
    TRAILING_OCTETS
}
