package io.github.steadymail.failure;

/** What became of one recipient of a transaction. */
public enum Disposition {
    /** The server has taken the message for this recipient: never send it again to them. */
    ACCEPTED,
    /** The server refused for good: this recipient, or the whole transaction. */
    REJECTED,
    /** The server refused for now: this recipient, or the whole transaction. */
    DEFERRED,
    /** The message was not offered for this recipient, or the offer was withdrawn: nothing went out. */
    NOT_ATTEMPTED,
    /** The message left, and no verdict came back: it may have been accepted. */
    UNKNOWN
}
