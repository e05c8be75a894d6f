package io.github.steadymail.failure;

/**
 * The message was refused by us, before or without the server: nothing of it went out.
 *
 * <dl>
 * <dt>Codes<dd>none: no reply was asked for
 * <dt>What to do<dd>Retry if the envelope or the content was mended. Never if nothing has changed. Tell the developer which address, parameter or part of the content is at fault; the cause says why.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class InvalidMessageException extends PermanentSendException {
    private static final long serialVersionUID = 1L;

    InvalidMessageException(FailureReport report) {
        super(report);
    }
}
