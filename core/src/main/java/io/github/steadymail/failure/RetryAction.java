package io.github.steadymail.failure;

/** What to do about a transaction that failed. */
public enum RetryAction {
    /** Do not send it again unchanged: it will be refused again, or nothing is left to send. */
    NEVER,
    /** Send it again, unchanged, after a delay. */
    LATER,
    /** Send it again at once, on a new connection: it is known that nothing went out. */
    RECONNECT,
    /** Send it again to {@link SmtpFailure#remaining()} only. */
    REMAINING,
    /** Send it again to all, in batches of {@link RetryAdvice#batchSize()} recipients. */
    SPLIT,
    /** Find out first, by the Message-ID, whether it went out: only the application can decide. */
    VERIFY
}
