package io.github.steadymail.sender;

import io.github.steadymail.failure.FailureKind;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * As whom the sender logs in; that it does not try again what the server has refused, and does not try it on all
 * connections at a time: as long as it is not known that the server takes the credentials, one log-in is tried at a time.
 *
 * <p>Thread-safe. The turn is kept over a log-in, and the fetching of the token for its repetition; nobody waits for it but
 * who wants to log in too, and no longer than for a connection.
 */
final class Login {
    static final Login NONE = new Login(null, refused -> "", false, Duration.ZERO);

    private final @Nullable String user;
    private final TokenSource secrets;
    private final boolean refreshes;
    private final Refusals refusals;
    private final Semaphore first = new Semaphore(1, true);
    private volatile boolean proven;

    private Login(@Nullable String user, TokenSource secrets, boolean refreshes, Duration pause) {
        this.user = user;
        this.secrets = secrets;
        this.refreshes = refreshes;
        this.refusals = new Refusals(pause);
    }

    static Login password(String user, String password, Duration pause) {
        return new Login(user, refused -> password, false, pause);
    }

    static Login token(String user, TokenSource tokens, Duration pause) {
        return new Login(user, tokens, true, pause);
    }

    @Nullable
    String user() {
        return user;
    }

    /** Begins what may come to a log-in. */
    Try begin() {
        return new Try();
    }

    private String ask(boolean refused) throws MessagingException {
        String secret;
        try {
            secret = secrets.token(refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OwnFailure.passing(FailureKind.CANCELLED, "interrupted while a token was fetched");
        } catch (Exception e) { // whatever the application's source throws: there is no token
            throw OwnFailure.passing(FailureKind.LOGIN_SUSPENDED, "there is no token to log in with: " + e, e);
        }
        if (secret == null) { // NullAway sees only what is compiled with it
            throw OwnFailure.passing(FailureKind.LOGIN_SUSPENDED, "there is no token to log in with: it is null");
        }
        return secret;
    }

    private static MessagingException suspended(String until) {
        return OwnFailure.permanent(
                FailureKind.LOGIN_SUSPENDED, "the server refused these credentials; " + until, null);
    }

    /** One thread's way to a connection that is logged in, which ends with {@link #close}. */
    final class Try implements AutoCloseable {
        private final long lostBefore = refusals.lost();
        private boolean hasTurn;
        private boolean refused;

        /** The password or token of the moment, unless the server has refused that very one a while ago. */
        String secret() throws MessagingException {
            String secret = ask(false);
            if (refreshes && refusals.left(secret).isPresent()) {
                secret = ask(true);
            }
            Optional<Duration> left = refusals.left(secret);
            if (left.isPresent()) {
                throw suspended("they are tried again in " + left.get().toSeconds() + " s, or when they change");
            }
            return secret;
        }

        /** Another token after a refusal; empty if there is none, or somebody else has tried that in vain. */
        Optional<String> other(String secret) throws MessagingException {
            if (!refreshes || isLost()) {
                return Optional.empty();
            }
            boolean said = refused;
            refused = false; // unless it turns out that there is nothing else: a source that is away is no refusal
            String other = said ? ask(true) : secret(); // after another's refusal there may be a new one by now
            if (other.equals(secret) || refusals.left(other).isPresent()) {
                refused = said;
                return Optional.empty();
            }
            return Optional.of(other);
        }

        /** Waits until this may be said to the server. */
        void await(String secret, Duration longest, TimeLimit limit) throws MessagingException {
            if (!proven && !hasTurn) {
                acquire(longest, limit);
                limit.check();
            }
            if (proven) {
                endTurn(); // nobody need wait any more
            }
            if (isLost()) {
                throw suspended("this log-in waited for that, and was not tried");
            }
            if (refusals.left(secret).isPresent()) {
                throw suspended("another log-in tried them meanwhile");
            }
        }

        /** Whether another log-in has failed for good since this one began, and none has succeeded after that. */
        private boolean isLost() {
            return !proven && refusals.lost() != lostBefore;
        }

        private void acquire(Duration longest, TimeLimit limit) throws MessagingException {
            try {
                hasTurn = first.tryAcquire(limit.nanosWithin(longest), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw OwnFailure.passing(FailureKind.CANCELLED, "interrupted while waiting to log in");
            }
            if (!hasTurn) {
                throw limit.isOver()
                        ? OwnFailure.passing(
                                FailureKind.DEADLINE_EXCEEDED, "the deadline passed while waiting to log in")
                        : OwnFailure.passing(
                                FailureKind.NO_CONNECTION, "the first log-in has not ended, and others wait for it");
            }
        }

        /** The server took them. */
        void accepted() {
            refused = false;
            proven = true;
        }

        /** The server refused this: to try it again would lock the account. */
        void refused(String secret) {
            refused = true;
            proven = false;
            refusals.add(secret);
        }

        /** The next one may try, or knows that it should not. */
        @Override
        public void close() {
            if (refused) {
                refusals.lose();
            }
            endTurn();
        }

        private void endTurn() {
            if (hasTurn) {
                hasTurn = false;
                first.release();
            }
        }
    }
}
