package io.github.steadymail.failure;

/**
 * The server refuses for policy: reputation, block list, DNS of the client, SPF, DKIM or DMARC, or a rule of its own.
 *
 * <dl>
 * <dt>Codes<dd>550, 554, 521; X.7.1, X.7.20 to X.7.26
 * <dt>Example<dd>{@code 550 5.7.26 unauthenticated mail is not accepted} at END_OF_DATA
 * <dt>What to do<dd>Retry if the operator has mended what the reply names. Never if nothing has changed. Tell the operator what the reply says.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class PolicyRejectedException extends PermanentSendException {
    private static final long serialVersionUID = 1L;

    PolicyRejectedException(FailureReport report) {
        super(report);
    }
}
