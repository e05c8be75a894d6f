package io.github.steadymail.failure;

/**
 * The content is refused: spam, malware, or a form that the server does not take.
 *
 * <dl>
 * <dt>Codes<dd>550, 554; X.6.0 to X.6.9, X.7.7
 * <dt>Example<dd>{@code 554 5.6.0 message content rejected} at END_OF_DATA
 * <dt>What to do<dd>Retry if the content was changed. Never if the content is the same. Tell the author which part of the content the reply names.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class ContentRejectedException extends PermanentSendException {
    private static final long serialVersionUID = 1L;

    ContentRejectedException(FailureReport report) {
        super(report);
    }
}
