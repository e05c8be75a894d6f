package io.github.steadymail.sender;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.SmtpFailure;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections to one server: so many at a time, lent to one thread each, the one used last first.
 *
 * <p>Nothing is read or written under a lock: there is none.
 */
final class Pool {
    /** How long a connection that nobody waits for may take to answer. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Connector connector;
    private final Lifetime lifetime;
    private final Duration longestWait;
    private final RatePause pause;
    private final int size;
    private final int least;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    /** The connections that are open or being opened. */
    private final AtomicInteger open = new AtomicInteger();

    private volatile boolean closed;

    /** Makes a pool of so many connections at most, which shrinks to the least number. */
    Pool(Connector connector, Lifetime lifetime, int size, int least, Duration longestWait, RatePause pause) {
        this.connector = connector;
        this.lifetime = lifetime;
        this.size = size;
        this.least = least;
        this.longestWait = longestWait;
        this.pause = pause;
        this.permits = new Semaphore(size, true);
    }

    /** Lends a connection that looks alive, or opens one; who waits longest is served first. */
    Connection borrow(TimeLimit limit) throws MessagingException {
        pause.await(limit);
        await(limit);
        while (pause.isOn()) { // it began while this one waited for a connection
            permits.release();
            pause.await(limit);
            await(limit);
        }
        boolean lent = false;
        try {
            if (closed) {
                throw OwnFailure.closed();
            }
            Connection connection = idle.pollFirst();
            while (connection != null && !isGood(connection, limit)) {
                discard(connection);
                connection = idle.pollFirst();
            }
            connection = connection == null ? open(limit) : connection;
            lent = true;
            return connection;
        } catch (MessagingException e) {
            SmtpFailure.find(e).ifPresent(pause::after); // before the next one may open a connection
            throw e;
        } finally {
            if (!lent) {
                permits.release();
            }
        }
    }

    private boolean isGood(Connection connection, TimeLimit limit) {
        boolean forgotten = least == 0 && connection.isIdleFor(lifetime.idle());
        return !forgotten && !connection.isSpent(lifetime) && connection.isReady(lifetime, limit);
    }

    private Connection open(TimeLimit limit) throws MessagingException {
        boolean opened = false;
        open.incrementAndGet();
        try {
            Connection connection = connector.open(limit);
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                open.decrementAndGet();
            }
        }
    }

    private void discard(Connection connection) {
        if (connection.close()) {
            open.decrementAndGet();
        }
    }

    private void await(TimeLimit limit) throws MessagingException {
        if (closed) {
            throw OwnFailure.closed();
        }
        try {
            if (permits.tryAcquire(limit.nanosWithin(longestWait), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OwnFailure.passing(FailureKind.CANCELLED, "interrupted while waiting for a connection");
        }
        throw limit.isOver()
                ? OwnFailure.passing(
                        FailureKind.DEADLINE_EXCEEDED, "the deadline passed while waiting for a connection")
                : OwnFailure.passing(FailureKind.NO_CONNECTION, "all " + size + " connections are in use");
    }

    /** Opens a connection in place of one that is gone, for whom that was lent to. */
    Connection replace(Connection gone, TimeLimit limit) throws MessagingException {
        discard(gone);
        return open(limit);
    }

    /** Takes a connection back; one that is out of step or worn out is closed. */
    void giveBack(Connection connection) {
        try {
            keepOrDiscard(connection);
        } finally {
            permits.release();
        }
    }

    private void keepOrDiscard(Connection connection) {
        if (!connection.isUsable() || connection.isSpent(lifetime) || closed) {
            discard(connection);
        } else {
            idle.addFirst(connection);
            closeIdleIfClosed();
        }
    }

    /** Opens a connection for whoever comes next; false if enough are open, or none may be opened now. */
    boolean warm(TimeLimit limit) throws MessagingException {
        if (closed || open.get() >= least || pause.isOn() || !acquiresSpare()) {
            return false;
        }
        try {
            Connection connection = open(limit);
            limit.usesNothing();
            connection.waits();
            idle.addLast(connection);
        } finally {
            permits.release();
        }
        closeIdleIfClosed();
        return true;
    }

    /** A connection that nobody waits for: unlike {@code tryAcquire()} this does not get ahead of those who wait. */
    private boolean acquiresSpare() {
        try {
            return permits.tryAcquire(0, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Closes what nobody has used for too long, down to the least number; what stays is asked whether it still works. */
    void sweep() {
        for (Iterator<Connection> oldest = idle.descendingIterator(); oldest.hasNext(); ) {
            Connection connection = oldest.next();
            boolean forgotten = connection.isIdleFor(lifetime.idle()) && open.get() > least;
            if (connection.isSpent(lifetime) || forgotten) {
                if (idle.removeLastOccurrence(connection)) {
                    discard(connection);
                }
            } else if (least > 0 && acquiresSpare()) {
                try {
                    ask(connection);
                } finally {
                    permits.release();
                }
            }
        }
    }

    private void ask(Connection connection) {
        if (!idle.removeLastOccurrence(connection)) {
            return;
        }
        boolean ready = false;
        try {
            ready = connection.isReady(lifetime, new TimeLimit(ANSWER));
        } finally {
            if (ready) {
                idle.addLast(connection);
                closeIdleIfClosed();
            } else {
                discard(connection);
            }
        }
    }

    /** How it is just now, with so many asynchronous sends behind it. */
    PoolState state(int queued) {
        int inUse = Math.max(0, size - permits.availablePermits());
        return new PoolState(inUse, idle.size(), permits.getQueueLength(), queued);
    }

    /** Lends nothing more, and closes what comes back within a time. Returns how many did not. */
    int close(Grace grace) {
        closed = true;
        int back = 0;
        while (back < size && comesBack(grace)) {
            back++;
        }
        closeIdle();
        permits.release(back);
        return size - back;
    }

    /** Whether one more is not lent any more; the time that is left is that for all. */
    private boolean comesBack(Grace grace) {
        while (true) {
            try {
                return permits.tryAcquire(grace.left().toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                grace.interrupted(); // those that are back already are to be counted all the same
            }
        }
    }

    /** For what is given back after closing had looked. */
    private void closeIdleIfClosed() {
        if (closed) {
            closeIdle();
        }
    }

    private void closeIdle() {
        for (Connection each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            discard(each);
        }
    }
}
