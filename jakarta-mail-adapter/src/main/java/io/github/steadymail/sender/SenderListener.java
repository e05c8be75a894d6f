package io.github.steadymail.sender;

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
     * A connection was opened and logged in, or could not be.
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
