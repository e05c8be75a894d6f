package io.github.steadymail.sender;

import io.github.steadymail.failure.Receipt;
import io.github.steadymail.transport.PreparedMessage;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.time.Duration;

/** One connection of the pool, used by one thread at a time. */
final class Connection {
    private final SteadymailTransport transport;
    private final long opened = System.nanoTime();
    private long lastUsed = opened;
    private int messages;

    Connection(SteadymailTransport transport) {
        this.transport = transport;
    }

    /** Whether it has sent before, so that the server may have had enough of it in the meantime. */
    boolean isUsed() {
        return messages > 0;
    }

    /** Whether it may send the next message: a failure that leaves it out of step closes it. */
    boolean isUsable() {
        return transport.isOpen();
    }

    Receipt send(PreparedMessage message, Address[] recipients, TimeLimit limit) throws MessagingException {
        messages++;
        limit.uses(transport);
        transport.limitTo(limit.left());
        try {
            transport.sendMessage(message, recipients);
        } finally {
            lastUsed = System.nanoTime();
            limit.usesNothing();
        }
        return transport.receipt().orElseThrow();
    }

    boolean isWornOut(Lifetime lifetime) {
        return messages >= lifetime.messages()
                || since(opened).compareTo(lifetime.age()) >= 0
                || isIdleFor(lifetime.idle());
    }

    boolean isIdleFor(Duration time) {
        return since(lastUsed).compareTo(time) >= 0;
    }

    /** Whether it looks as if the server were still there; after a longer silence, by asking it. */
    boolean isReady(Lifetime lifetime, TimeLimit limit) {
        limit.uses(transport);
        transport.limitTo(limit.left());
        return isIdleFor(lifetime.unasked()) ? transport.isConnected() : transport.isReady();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** Says QUIT, and does not wait for what comes of it. */
    void close() {
        transport.close();
    }
}
