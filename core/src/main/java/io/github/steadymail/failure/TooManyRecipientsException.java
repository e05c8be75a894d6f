package io.github.steadymail.failure;

/**
 * The transaction has more recipients than the server takes: nothing went out, smaller batches will.
 *
 * <dl>
 * <dt>Codes<dd>452, 552, 550, 554 to RCPT after an accepted one; X.5.3
 * <dt>Example<dd>{@code 452 4.5.3 too many recipients} at RCPT
 * <dt>What to do<dd>Retry in batches of {@link RetryAdvice#batchSize()} recipients. Never with as many as before. Tell nobody.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class TooManyRecipientsException extends SmtpSendException {
    private static final long serialVersionUID = 1L;

    TooManyRecipientsException(FailureReport report) {
        super(report);
    }
}
