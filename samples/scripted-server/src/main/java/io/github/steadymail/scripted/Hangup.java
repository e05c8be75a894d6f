package io.github.steadymail.scripted;

/** How the server leaves a connection. */
public enum Hangup {
    /** An orderly close: the peer reads an end of stream. */
    FIN,
    /** An abortive close: the peer gets a connection reset. */
    RST,
    /** No close at all: the connection stays open and mute until the peer closes it. */
    SILENCE
}
