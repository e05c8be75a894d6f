package io.github.steadymail.transport;

import jakarta.mail.Session;
import jakarta.mail.URLName;

/** The drop-in transport for {@code smtps}, which speaks TLS from the first octet (RFC 8314, section 3.3). */
public final class SteadymailSSLTransport extends SteadymailTransport {
    /**
     * Makes a transport; Jakarta Mail calls this.
     *
     * @param session the Session
     * @param url where to connect, as far as it says
     */
    public SteadymailSSLTransport(Session session, URLName url) {
        super(session, url, "smtps", true);
    }
}
