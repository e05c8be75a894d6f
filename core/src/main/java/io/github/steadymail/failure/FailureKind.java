package io.github.steadymail.failure;

import java.time.Duration;

/**
 * What went wrong, for a program to read.
 *
 * <p>More kinds may come in later releases; a kind that an older release reads from a newer one is {@link #UNKNOWN}.
 */
public enum FailureKind {
    /** The mailbox does not exist, has moved (551, 5.1.6), or was given to someone else. */
    MAILBOX_NOT_FOUND(FailureType.MAILBOX_UNAVAILABLE, FailureType.MAILBOX_BUSY, minutes(15), true, "the list's owner"),
    /** The mailbox exists, but is disabled, inactive, suspended or locked. */
    MAILBOX_DISABLED(FailureType.MAILBOX_UNAVAILABLE, FailureType.MAILBOX_BUSY, hours(4), true, "the recipient"),
    /** The mailbox is in use or locked for now. */
    MAILBOX_BUSY(FailureType.TRANSACTION_FAILED, FailureType.MAILBOX_BUSY, minutes(5), false, "nobody"),
    /** The recipient is over quota. */
    MAILBOX_FULL(
            FailureType.MAILBOX_FULL,
            FailureType.MAILBOX_BUSY,
            Backoff.steps(Duration.ofHours(1), Duration.ofHours(4), Duration.ofDays(1)),
            false,
            "the recipient"),
    /** This recipient or list refuses this sender. */
    RECIPIENT_REFUSED(
            FailureType.RECIPIENT_REFUSED, FailureType.DEFERRED, hours(1), false, "the sender and the recipient"),
    /** The syntax of the address is not accepted. */
    ADDRESS_INVALID(FailureType.MAILBOX_UNAVAILABLE, FailureType.DEFERRED, minutes(15), true, "the application"),
    /** The recipient's domain is unknown, has a null MX, or accepts no mail. */
    DOMAIN_NOT_FOUND(FailureType.MAILBOX_UNAVAILABLE, FailureType.DEFERRED, hours(1), true, "the list's owner"),
    /** The sender is refused: envelope or From, unknown domain, not owned by the login, not verified. */
    SENDER_REJECTED(FailureType.SENDER_REJECTED, FailureType.DEFERRED, minutes(30), false, "the sender"),
    /** The server does not relay for this domain or client. */
    RELAY_DENIED(FailureType.RECIPIENT_REFUSED, FailureType.RECIPIENT_REFUSED, Backoff.NONE, false, "the operator"),
    /** The message is over a size limit. */
    MESSAGE_TOO_LARGE(
            FailureType.MESSAGE_TOO_LARGE, FailureType.MESSAGE_TOO_LARGE, Backoff.NONE, false, "the application"),
    /** The message was judged as spam. */
    SPAM_REJECTED(FailureType.CONTENT_REJECTED, FailureType.DEFERRED, hours(1), false, "the sender"),
    /** Malware was found in the message. */
    VIRUS_DETECTED(FailureType.CONTENT_REJECTED, FailureType.CONTENT_REJECTED, Backoff.NONE, false, "the sender"),
    /** An attachment, a header, or the message's MIME or RFC 5322 form is not accepted. */
    CONTENT_REJECTED(FailureType.CONTENT_REJECTED, FailureType.DEFERRED, hours(1), false, "the application"),
    /** Refused for policy, and nothing more was said. */
    POLICY_REJECTED(FailureType.POLICY_REJECTED, FailureType.DEFERRED, minutes(30), false, "the sender"),
    /** The address range or domain is block-listed or has a bad reputation. */
    REPUTATION_BLOCKED(FailureType.POLICY_REJECTED, FailureType.DEFERRED, hours(2), false, "the operator"),
    /** The client has no PTR record or HELO name, or a wrong one. */
    REVERSE_DNS_REJECTED(FailureType.POLICY_REJECTED, FailureType.DEFERRED, hours(1), false, "the operator"),
    /** SPF, DKIM, DMARC or ARC failed. */
    DOMAIN_AUTHENTICATION_FAILED(FailureType.POLICY_REJECTED, FailureType.DEFERRED, minutes(30), false, "the operator"),
    /** AUTH was refused. */
    AUTHENTICATION_FAILED(
            FailureType.SECURITY_REQUIRED,
            FailureType.DEFERRED,
            Backoff.doubling(Duration.ofMinutes(1)),
            false,
            "the application"),
    /** The server wants AUTH first. */
    AUTHENTICATION_REQUIRED(FailureType.SECURITY_REQUIRED, FailureType.DEFERRED, minutes(5), false, "the application"),
    /** TLS is missing, too weak, or required. */
    ENCRYPTION_REQUIRED(FailureType.SECURITY_REQUIRED, FailureType.DEFERRED, minutes(5), false, "the application"),
    /** Too many connections, messages or logins, or the sender's quota is used up. */
    RATE_LIMITED(FailureType.RATE_LIMITED, FailureType.RATE_LIMITED, minutes(5), false, "the sender"),
    /** More recipients than this transaction may have. */
    TOO_MANY_RECIPIENTS(
            FailureType.TOO_MANY_RECIPIENTS, FailureType.TOO_MANY_RECIPIENTS, Backoff.NONE, false, "the client"),
    /** Deferred once by a greylist: the same envelope will pass later. */
    GREYLISTED(FailureType.GREYLISTED, FailureType.GREYLISTED, minutes(5), false, "the client"),
    /** A fault of the server: overload, storage, shut-down, session time-out. */
    SERVER_ERROR(
            FailureType.TRANSACTION_FAILED,
            FailureType.SERVICE_UNAVAILABLE,
            Backoff.doubling(Duration.ofMinutes(2)),
            false,
            "the server's operator"),
    /** The message could not be passed on: loop, hop count, next hop, DNS, expired. */
    ROUTING_FAILED(
            FailureType.TRANSACTION_FAILED,
            FailureType.SERVICE_UNAVAILABLE,
            minutes(30),
            false,
            "the server's operator"),
    /** A command, its sequence, a parameter or an extension was not accepted, or the server broke the protocol. */
    PROTOCOL_ERROR(FailureType.COMMAND_REJECTED, FailureType.SERVICE_UNAVAILABLE, minutes(5), false, "the operator"),
    /** The message could not be written: an attachment is missing, a data handler failed. */
    CONTENT_UNREADABLE(
            FailureType.INVALID_MESSAGE, FailureType.INVALID_MESSAGE, Backoff.NONE, false, "the application"),
    /** The envelope cannot be said in SMTP: CR, LF or NUL in it, no recipient, an address that needs SMTPUTF8. */
    ENVELOPE_INVALID(FailureType.INVALID_MESSAGE, FailureType.INVALID_MESSAGE, Backoff.NONE, false, "the application"),
    /** No reply: refused, reset, timed out, closed, unknown host. */
    NETWORK_FAILED(
            FailureType.TRANSMISSION,
            FailureType.TRANSMISSION,
            Backoff.doubling(Duration.ofSeconds(30)),
            false,
            "nobody"),
    /** Our own total time limit passed, and it is known that nothing went out. */
    DEADLINE_EXCEEDED(FailureType.TRANSMISSION, FailureType.TRANSMISSION, Backoff.NONE, false, "the application"),
    /** The caller cancelled, and it is known that nothing went out. */
    CANCELLED(FailureType.TRANSMISSION, FailureType.TRANSMISSION, Backoff.NONE, false, "the application"),
    /** Our own pool had no connection free in time. */
    NO_CONNECTION(
            FailureType.HOST_UNAVAILABLE,
            FailureType.HOST_UNAVAILABLE,
            Backoff.fixed(Duration.ofSeconds(5)),
            false,
            "the operator"),
    /** Our own queue was full. */
    QUEUE_FULL(
            FailureType.HOST_UNAVAILABLE,
            FailureType.HOST_UNAVAILABLE,
            Backoff.fixed(Duration.ofSeconds(5)),
            false,
            "the operator"),
    /** Our own sender does not log in for now, after the server refused the credentials. */
    LOGIN_SUSPENDED(
            FailureType.CREDENTIALS_REJECTED,
            FailureType.AUTHENTICATION_UNAVAILABLE,
            Backoff.fixed(Duration.ofSeconds(5)),
            false,
            "the operator"),
    /** Our own sender was closed. */
    SENDER_CLOSED(
            FailureType.CONNECTION_REJECTED,
            FailureType.HOST_UNAVAILABLE,
            Backoff.fixed(Duration.ofSeconds(5)),
            false,
            "the operator"),
    /** No complete verdict on the end of data. */
    OUTCOME_UNKNOWN(FailureType.OUTCOME_UNKNOWN, FailureType.OUTCOME_UNKNOWN, Backoff.NONE, false, "the application"),
    /** Nothing was recognised. */
    UNKNOWN(FailureType.TRANSACTION_FAILED, FailureType.DEFERRED, minutes(15), false, "the application");

    private final FailureType permanent;
    private final FailureType passing;
    private final Backoff backoff;
    private final boolean suppressing;
    private final String actor;
    private final String refusedAgain;

    FailureKind(FailureType permanent, FailureType passing, Backoff backoff, boolean suppressing, String actor) {
        this.permanent = permanent;
        this.passing = passing;
        this.backoff = backoff;
        this.suppressing = suppressing;
        this.actor = actor;
        this.refusedAgain = "sent again unchanged, it will be refused again; " + actor + " can change that";
    }

    private static Backoff minutes(int minutes) {
        return Backoff.fixed(Duration.ofMinutes(minutes));
    }

    private static Backoff hours(int hours) {
        return Backoff.fixed(Duration.ofHours(hours));
    }

    /**
     * Returns who can do something about it.
     *
     * @return for example {@code the recipient}
     */
    public String actor() {
        return actor;
    }

    /** Why never to send it again. */
    String refusedAgain() {
        return refusedAgain;
    }

    /** The type once a transaction is under way. */
    FailureType type(boolean isPermanent) {
        return isPermanent ? permanent : passing;
    }

    Backoff backoff() {
        return backoff;
    }

    /** Whether a permanent refusal of a recipient, for this reason, means never to write to them again. */
    boolean suppressing() {
        return suppressing;
    }
}
