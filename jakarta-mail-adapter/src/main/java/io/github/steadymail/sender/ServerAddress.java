package io.github.steadymail.sender;

/**
 * Where a sender sends to.
 *
 * @param host the host name or address that was stated
 * @param port the port
 */
public record ServerAddress(String host, int port) {
    /** Host and port, as a URL has them. */
    String text() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
