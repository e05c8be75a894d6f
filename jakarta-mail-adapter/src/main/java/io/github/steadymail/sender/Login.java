package io.github.steadymail.sender;

import io.github.steadymail.failure.FailureKind;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** As whom the sender logs in, and that it does not try again what the server has refused. */
final class Login {
    static final Login NONE = new Login(null, refused -> "", false, Duration.ZERO);

    private final @Nullable String user;
    private final TokenSource secrets;
    private final boolean refreshes;
    private final Duration pause;
    private volatile @Nullable Refusal refusal;

    private Login(@Nullable String user, TokenSource secrets, boolean refreshes, Duration pause) {
        this.user = user;
        this.secrets = secrets;
        this.refreshes = refreshes;
        this.pause = pause;
    }

    static Login password(String user, String password, Duration pause) {
        return new Login(user, refused -> password, false, pause);
    }

    static Login token(String user, TokenSource tokens, Duration pause) {
        return new Login(user, tokens, true, pause);
    }

    /** Until when a secret is not tried. */
    private static final class Refusal {
        private final String secret;
        private final TimeLimit end;

        Refusal(String secret, TimeLimit end) {
            this.secret = secret;
            this.end = end;
        }
    }

    @Nullable
    String user() {
        return user;
    }

    boolean canRefresh() {
        return refreshes;
    }

    /** The password or token of the moment, unless the server has refused that very one a while ago. */
    String secret(boolean refused) throws MessagingException {
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
        Refusal before = refusal;
        if (before != null && !before.end.isOver() && before.secret.equals(secret)) {
            throw OwnFailure.permanent(
                    FailureKind.LOGIN_SUSPENDED,
                    "the server refused these credentials; they are tried again in "
                            + before.end.left().toSeconds() + " s, or when they change",
                    null);
        }
        return secret;
    }

    /** The server refused this: to try it again would lock the account. */
    void refused(String secret) {
        refusal = new Refusal(secret, new TimeLimit(pause));
    }
}
