package io.github.steadymail.cli;

import java.util.Locale;

/** How a connection comes to TLS. */
enum TlsMode {
    /** Not at all. */
    NONE,
    /** By STARTTLS, or the send fails (RFC 3207). */
    STARTTLS,
    /** From the first octet on (RFC 8314). */
    IMPLICIT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
