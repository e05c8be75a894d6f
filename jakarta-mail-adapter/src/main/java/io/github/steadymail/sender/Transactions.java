package io.github.steadymail.sender;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TransientSendException;
import io.github.steadymail.failure.TransmissionException;
import io.github.steadymail.reply.ReplyCode;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.transport.PreparedMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;

/** Mail transactions over a pool, each said once more where its connection turns out to be stale. */
final class Transactions {

    private final Pool pool;
    private final Upkeep upkeep;
    private final RatePause pause;
    private final LateVerdicts late = new LateVerdicts();

    Transactions(Pool pool, Upkeep upkeep, RatePause pause) {
        this.pool = pool;
        this.upkeep = upkeep;
        this.pause = pause;
    }

    Receipt send(PreparedMessage message, Address[] recipients, TimeLimit limit, Progress progress)
            throws MessagingException {
        Connection connection = pool.borrow(limit);
        if (!connection.isUsed()) {
            upkeep.opened();
        }
        try {
            progress.tries();
            boolean mayBeStale = connection.isUsed();
            try {
                return connection.send(message, recipients, limit, progress);
            } catch (MessagingException e) {
                if (!mayBeStale || !isStale(e)) {
                    throw e;
                }
            }
            connection = pool.replace(connection, limit);
            return connection.send(message, recipients, limit, progress);
        } catch (MessagingException e) {
            connection.failed(e, late);
            SmtpFailure.find(e).ifPresent(pause::after); // before the next one gets the connection
            throw e;
        } finally {
            pool.giveBack(connection);
        }
    }

    /** Whether the connection was gone before the message had gone: then nobody has it. */
    private static boolean isStale(MessagingException thrown) {
        SmtpFailure failure = SmtpFailure.find(thrown).orElse(null);
        boolean closing = failure instanceof TransientSendException
                && failure.kind() != FailureKind.RATE_LIMITED
                && failure.phase().filter(SmtpPhase.END_OF_DATA::equals).isEmpty()
                && failure.reply()
                        .filter(reply -> reply.code().equals(ReplyCode.SERVICE_NOT_AVAILABLE))
                        .isPresent();
        return closing || (failure instanceof TransmissionException && failure.kind() == FailureKind.NETWORK_FAILED);
    }

    /** The verdicts that are still to come. */
    LateVerdicts late() {
        return late;
    }

    /** How the pool is, while so many wait before it. */
    PoolState state(int queued) {
        return pool.state(queued);
    }

    /** Closes the pool within a time. Returns how many connections were not given back. */
    int close(Grace grace) {
        upkeep.close();
        return pool.close(grace);
    }
}
