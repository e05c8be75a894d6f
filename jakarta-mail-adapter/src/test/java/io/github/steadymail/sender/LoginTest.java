package io.github.steadymail.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.failure.CredentialsRejectedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who waits for another's log-in learns what came of it. */
class LoginTest {
    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofMillis(50);

    private final TimeLimit limit = new TimeLimit(Duration.ofSeconds(10));

    private void await(Login.Try attempt, String secret) throws MessagingException {
        attempt.await(secret, LONGEST, limit);
    }

    @Test
    void whoWaitedWithARefusedTokenGetsTheOneThatTheServerTook() throws Exception {
        Login login = Login.token("user", refused -> refused ? "new" : "old", PAUSE);
        try (Login.Try second = login.begin()) {
            assertThat(second.secret()).isEqualTo("old");
            try (Login.Try first = login.begin()) {
                assertThat(first.secret()).isEqualTo("old");
                await(first, "old");
                first.refused("old");
                assertThat(first.other("old")).contains("new");
                await(first, "new");
                first.accepted();
            }
            assertThatThrownBy(() -> await(second, "old")).isInstanceOf(CredentialsRejectedException.class);
            assertThat(second.other("old")).contains("new");
            await(second, "new");
            second.accepted();
        }
        try (Login.Try later = login.begin()) {
            assertThat(later.secret()).isEqualTo("new");
        }
    }

    @Test
    void aTokenThatCannotBeFetchedSpeaksForNobodyElse() throws Exception {
        Login login = Login.token(
                "user",
                refused -> {
                    if (refused) {
                        throw new IllegalStateException("away");
                    }
                    return "old";
                },
                Duration.ZERO);
        try (Login.Try second = login.begin()) {
            try (Login.Try first = login.begin()) {
                await(first, "old");
                first.refused("old");
                assertThatThrownBy(() -> first.other("old")).hasMessageContaining("away");
            }
            await(second, "old");
        }
    }

    @Test
    void afterARefusalTheyTakeTurnsAgain() throws Exception {
        Login login = Login.password("user", "password", Duration.ZERO);
        try (Login.Try good = login.begin()) {
            await(good, "password");
            good.accepted();
        }
        try (Login.Try one = login.begin();
                Login.Try other = login.begin()) {
            await(one, "password");
            await(other, "password");
            one.refused("password");
        }
        try (Login.Try one = login.begin();
                Login.Try other = login.begin()) {
            await(one, "password");
            assertThatThrownBy(() -> await(other, "password")).hasMessageContaining("first log-in");
        }
    }
}
