package io.github.steadymail.failure;

/**
 * The message is larger than the server takes.
 *
 * <dl>
 * <dt>Codes<dd>552, 554, 452 to SIZE; X.3.4, X.2.3, X.7.16
 * <dt>Example<dd>{@code 552 5.3.4 message size exceeds fixed limit} at MAIL
 * <dt>What to do<dd>Retry if the message has become smaller. Never if the message has the same size. Tell the author to send less, or a link.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class MessageTooLargeException extends PermanentSendException {
    private static final long serialVersionUID = 1L;

    MessageTooLargeException(FailureReport report) {
        super(report);
    }
}
