package io.github.steadymail.transport;

import jakarta.mail.MessagingException;

/** Says whether a transport may log in now: it is passed when the connection is open and secured, just before AUTH. */
@FunctionalInterface
public interface LoginGate {
    /**
     * Returns when the log-in may begin; how long that takes counts as the connect's time.
     *
     * @throws MessagingException if it may not: what {@code connect} then throws
     */
    void pass() throws MessagingException;
}
