package io.github.steadymail.sender;

import io.github.steadymail.failure.Receipt;
import io.github.steadymail.transport.PreparedMessage;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import java.time.Duration;

/** One connection of the pool, used by one thread at a time. */
final class Connection {
    /** How long QUIT may take to leave. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final SteadymailTransport transport;
    private final Reports reports;
    private final long opened = System.nanoTime();
    private long lastUsed = opened;
    private long lastHeard = opened;
    private int messages;
    private boolean waited;
    private boolean closed;

    Connection(SteadymailTransport transport, Reports reports) {
        this.transport = transport;
        this.reports = reports;
    }

    /** It was opened for nobody yet. */
    void waits() {
        waited = true;
    }

    /** Whether it has sent or waited before, so that the server may have had enough of it in the meantime. */
    boolean isUsed() {
        return messages > 0 || waited;
    }

    /** Whether it may send the next message: a failure that leaves it out of step closes it. */
    boolean isUsable() {
        return transport.isOpen();
    }

    Receipt send(PreparedMessage message, Address[] recipients, TimeLimit limit, Progress progress)
            throws MessagingException {
        messages++;
        limit.uses(transport);
        transport.limitTo(limit.left());
        try {
            transport.sendMessage(message, recipients);
        } finally {
            progress.ended(transport.times());
            lastUsed = System.nanoTime();
            lastHeard = lastUsed;
            limit.usesNothing();
        }
        return transport.receipt().orElseThrow();
    }

    /** A send over it has failed; a verdict that may come yet is taken note of. */
    void failed(MessagingException thrown, LateVerdicts late) {
        late.after(thrown, transport);
    }

    /** Whether it has had its time, or its messages. */
    boolean isSpent(Lifetime lifetime) {
        return messages >= lifetime.messages() || since(opened).compareTo(lifetime.age()) >= 0;
    }

    boolean isIdleFor(Duration time) {
        return since(lastUsed).compareTo(time) >= 0;
    }

    /** Whether nothing was heard from the server for so long. */
    boolean isSilentFor(Duration time) {
        return since(lastHeard).compareTo(time) >= 0;
    }

    /** Whether it looks as if the server were still there; after a longer silence, by asking it. */
    boolean isReady(Lifetime lifetime, TimeLimit limit) {
        limit.uses(transport);
        transport.limitTo(limit.left());
        if (!isSilentFor(lifetime.unasked())) {
            return transport.isReady();
        }
        boolean answers = transport.isConnected();
        lastHeard = System.nanoTime();
        return answers;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** Says QUIT, and does not wait for what comes of it. Returns whether this is the first time. */
    boolean close() {
        boolean first = !closed;
        closed = true;
        transport.limitTo(FAREWELL);
        transport.close();
        if (first) {
            reports.disconnected(messages, opened);
        }
        return first;
    }
}
