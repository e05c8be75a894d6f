package io.github.steadymail.scripted;

/** How a connection ended. Whether the client followed the dialogue is told by {@link Conversation#deviation()}. */
public enum Ending {
    /** It has not ended yet. */
    IN_PROGRESS,
    /** The client closed the connection. */
    CLIENT_CLOSED,
    /** The client reset the connection. */
    CLIENT_RESET,
    /** The server closed or reset it: the dialogue was played to its end or the client left it. */
    SERVER_CLOSED,
    /** A cut of the {@link Dialogue} took effect. */
    CUT,
    /** The TLS handshake failed. */
    TLS_FAILED,
    /** {@link ScriptedServer#close()} was called meanwhile. */
    SERVER_STOPPED
}
