package io.github.steadymail.sender;

import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.OutcomeUnknownException;
import java.util.function.Supplier;

/**
 * Is told what a {@link MailSender} does, for counters, timers and alarms. Every method does nothing unless overridden.
 *
 * <p>Methods are called on the threads that do the work, several at a time, so an implementation is thread-safe and
 * quick. Whatever it throws is logged and changes nothing.
 *
 * @see MailSenderBuilder#listener
 */
public interface SenderListener {
    /**
     * A sender was made.
     *
     * @param server where it sends to
     * @param pool tells how its pool is, whenever it is asked; cheap, and fit for a gauge
     */
    default void started(ServerAddress server, Supplier<PoolState> pool) {}

    /**
     * A sender was closed; nothing more is told of it but what ends after its grace period.
     *
     * @param server where it sent to
     * @param pool the very one that {@link #started} was given
     */
    default void stopped(ServerAddress server, Supplier<PoolState> pool) {}

    /**
     * A send has ended.
     *
     * @param send what came of it
     */
    default void sent(FinishedSend send) {}

    /**
     * A send whose outcome was unknown when its deadline passed has come to its end.
     *
     * @param unknown what the caller was thrown
     * @param outcome what became of the message; still unknown if the verdict never came
     */
    default void lateVerdict(OutcomeUnknownException unknown, Outcome outcome) {}

    /**
     * A connection was opened and logged in, or could not be. The send that needs it waits meanwhile: who calls
     * {@link MailSender#close} here waits for that send, until the grace period is over.
     *
     * @param connect what came of it
     */
    default void connected(FinishedConnect connect) {}

    /**
     * A connection was closed.
     *
     * @param connection how long it lasted
     */
    default void disconnected(FinishedConnection connection) {}
}
