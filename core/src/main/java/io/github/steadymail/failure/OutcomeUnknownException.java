package io.github.steadymail.failure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The message left, and the server's verdict never came: it may have gone out.
 *
 * <dl>
 * <dt>Codes<dd>none, half a reply, or one that is neither 2yz, 4yz nor 5yz
 * <dt>What to do<dd>Retry if it was found out, by the {@link #messageId()}, that it did not go out. Never blindly: it may arrive twice. Tell the application to look the {@link #messageId()} up, or a person to decide.
 * </dl>
 *
 * <p>Immutable but for {@link #setNextException} and what {@link Throwable} lets change; thread-safe.
 */
public final class OutcomeUnknownException extends SmtpSendException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable CompletionStage<Outcome> lateVerdict;

    OutcomeUnknownException(FailureReport report) {
        super(report);
        this.lateVerdict = report.lateVerdict();
    }

    /**
     * Returns what came of the message in the end, where the time limit of the caller passed while the server was still
     * at it, and the connection is read on.
     *
     * @return completes, never exceptionally, with the server's verdict, or with {@link Outcome.Unknown} of this very
     *     failure if none came: at once, if the connection was lost, or this was read from a serial form
     */
    public CompletionStage<Outcome> lateVerdict() {
        return lateVerdict != null ? lateVerdict : CompletableFuture.completedStage(new Outcome.Unknown(this));
    }
}
