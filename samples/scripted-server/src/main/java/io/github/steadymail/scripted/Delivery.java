package io.github.steadymail.scripted;

/** How the server's octets are cut into writes. The socket never delays small writes. */
public enum Delivery {
    /** Adjacent {@code S:} and {@code S|} lines leave in one write. */
    WHOLE,
    /** Each server line is a write of its own. */
    LINE,
    /** Each octet is a write of its own. */
    BYTE
}
