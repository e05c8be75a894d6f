package io.github.steadymail.reply;

/**
 * Where in an SMTP session something happened.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-3">RFC 5321, section 3</a>
 */
public enum SmtpPhase {
    /** Opening the connection: name look-up, TCP, and TLS where it is implicit. */
    CONNECT,
    /** Waiting for the server's greeting. */
    GREETING,
    /** EHLO, or HELO where the server refuses EHLO. */
    EHLO,
    /** STARTTLS and the handshake after it (RFC 3207). */
    STARTTLS,
    /** The AUTH exchange (RFC 4954). */
    AUTH,
    /** MAIL, with the envelope sender. */
    MAIL,
    /** RCPT, with one recipient. */
    RCPT,
    /** The DATA command, up to its 354. */
    DATA,
    /** The message's content, before the end of data: the lines after 354, or all chunks but the last (RFC 3030). */
    CONTENT,
    /** The end of data and the reply to it: the lone dot's line, or the last chunk. */
    END_OF_DATA,
    /** RSET. */
    RESET,
    /** QUIT. */
    QUIT;

    /**
     * Whether the session is still being set up, before AUTH: nothing has been said of any message.
     *
     * @return true for {@link #CONNECT}, {@link #GREETING}, {@link #EHLO} and {@link #STARTTLS}
     */
    public boolean isSetup() {
        return compareTo(AUTH) < 0;
    }
}
