package io.github.steadymail.failure;

/**
 * The transaction failed for good, and nothing more exact is known, or there were several permanent reasons.
 *
 * <dl>
 * <dt>Codes<dd>554 and any other 5yz; X.0.0
 * <dt>Example<dd>{@code 554 5.0.0 transaction failed} at END_OF_DATA
 * <dt>What to do<dd>Retry if something that the reply names was changed. Never if nothing has changed. Tell a person to read the reply, or {@link #recipients()} where there are several reasons.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class TransactionFailedException extends PermanentSendException {
    private static final long serialVersionUID = 1L;

    TransactionFailedException(FailureReport report) {
        super(report);
    }
}
