package io.github.steadymail.sender;

/** Whether and when the connection is encrypted. The certificate is checked, and its host name, in either case. */
public enum TlsMode {
    /** By STARTTLS, and a failure where the server does not offer it (RFC 3207). The usual port is 587. */
    STARTTLS(587),
    /** From the first octet on (RFC 8314, section 3.3). The usual port is 465. */
    IMPLICIT(465),
    /** Never: whatever is said, credentials too, is there for anybody to read. The usual port is 25. */
    NONE(25);

    private final int usualPort;

    TlsMode(int usualPort) {
        this.usualPort = usualPort;
    }

    int usualPort() {
        return usualPort;
    }
}
