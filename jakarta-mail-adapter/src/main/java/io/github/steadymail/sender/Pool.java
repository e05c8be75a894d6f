package io.github.steadymail.sender;

import io.github.steadymail.failure.FailureKind;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The connections to one server: so many at a time, lent to one thread each, the one used last first.
 *
 * <p>Nothing is read or written under a lock: there is none.
 */
final class Pool {
    private final Connector connector;
    private final Lifetime lifetime;
    private final Duration longestWait;
    private final int size;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Pool(Connector connector, Lifetime lifetime, int size, Duration longestWait) {
        this.connector = connector;
        this.lifetime = lifetime;
        this.size = size;
        this.longestWait = longestWait;
        this.permits = new Semaphore(size, true);
    }

    /** Lends a connection that looks alive, or opens one; who waits longest is served first. */
    Connection borrow(TimeLimit limit) throws MessagingException {
        await(limit);
        boolean lent = false;
        try {
            if (closed) {
                throw OwnFailure.closed();
            }
            Connection connection = idle.pollFirst();
            while (connection != null && !isGood(connection, limit)) {
                connection.close();
                connection = idle.pollFirst();
            }
            connection = connection == null ? connector.open(limit) : connection;
            lent = true;
            return connection;
        } finally {
            if (!lent) {
                permits.release();
            }
        }
    }

    private boolean isGood(Connection connection, TimeLimit limit) {
        return !connection.isWornOut(lifetime) && connection.isReady(lifetime, limit);
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
        gone.close();
        return connector.open(limit);
    }

    /** Takes a connection back; one that is out of step or worn out is closed. */
    void giveBack(Connection connection) {
        if (!connection.isUsable() || connection.isWornOut(lifetime) || closed) {
            connection.close();
        } else {
            idle.addFirst(connection);
        }
        permits.release();
    }

    /** Closes the connections that nobody has used for too long. */
    void sweep() {
        for (Iterator<Connection> oldest = idle.descendingIterator(); oldest.hasNext(); ) {
            Connection connection = oldest.next();
            if (connection.isWornOut(lifetime) && idle.removeLastOccurrence(connection)) {
                connection.close();
            }
        }
    }

    /** Lends nothing more, and closes what comes back within a time. Returns how many did not. */
    int close(Duration grace) {
        closed = true;
        int back = 0;
        TimeLimit limit = new TimeLimit(grace);
        try {
            while (back < size && permits.tryAcquire(limit.left().toNanos(), TimeUnit.NANOSECONDS)) {
                back++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Connection each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            each.close();
        }
        permits.release(back);
        return size - back;
    }
}
