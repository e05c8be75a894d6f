package io.github.steadymail.retrying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.github.resilience4j.retry.RetryConfig;
import io.github.steadymail.failure.GreylistedException;
import io.github.steadymail.failure.MailboxUnavailableException;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.RecipientOutcome;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LibrariesTest {
    private final RecordingScheduler scheduler = new RecordingScheduler();

    @AfterEach
    void stop() {
        scheduler.close();
    }

    @ParameterizedTest
    @EnumSource
    void theDelayIsTheOneThatTheReplyStates(Library library) throws Exception {
        try (Post post = Post.plays(Post.GREYLISTED, Post.ACCEPTED)) {
            library.send(post.delivery(), scheduler);
            assertThat(post.attempts()).hasSize(2);
            assertThat(post.messageIds()).hasSize(1);
            assertThat(post.asPlanned()).isTrue();
        }
        assertThat(scheduler.delays()).containsExactly(Duration.ofMinutes(7));
    }

    @ParameterizedTest
    @EnumSource
    void defaultDelaysGrowWithTheAttempts(Library library) throws Exception {
        try (Post post = Post.plays(Post.BUSY, Post.BUSY, Post.ACCEPTED)) {
            library.send(post.delivery(), scheduler);
            assertThat(post.messageIds()).hasSize(1);
        }
        assertThat(scheduler.delays()).containsExactly(Duration.ofMinutes(2), Duration.ofMinutes(4));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKnownUnsentGoesAgainAtOnce(Library library) throws Exception {
        try (Post post = Post.plays(Post.LOST, Post.ACCEPTED)) {
            library.send(post.delivery(), scheduler);
            assertThat(post.attempts()).hasSize(2);
        }
        assertThat(scheduler.delays()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sixAttemptsAreTheMost(Library library) throws Exception {
        try (Post post = Post.plays(Collections.nCopies(7, Post.GREYLISTED).toArray(String[]::new))) {
            Delivery delivery = post.delivery();
            assertThatThrownBy(() -> library.send(delivery, scheduler)).isInstanceOf(GreylistedException.class);
            assertThat(post.attempts()).hasSize(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownOutcomeIsNotSentAgain(Library library) throws Exception {
        try (Post post = Post.plays(Post.NO_VERDICT, Post.ACCEPTED)) {
            Delivery delivery = post.delivery();
            assertThatThrownBy(() -> library.send(delivery, scheduler)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(post.attempts()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRefusedForGoodIsNotSentAgain(Library library) throws Exception {
        try (Post post = Post.plays(Post.REFUSED, Post.ACCEPTED)) {
            Delivery delivery = post.delivery();
            assertThatThrownBy(() -> library.send(delivery, scheduler)).isInstanceOf(MailboxUnavailableException.class);
            assertThat(post.attempts()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheRemainingGetItAgainAndTheRejectedAreKept(Library library) throws Exception {
        String partial = Post.MAIL
                + Post.TAKES_RCPT
                + Post.BOB
                + "S: 450 4.2.0 busy\nC: RCPT TO:<eve@example.test>\nS: 550 5.1.1 no such user\n"
                + Post.DATA
                + Post.QUEUED;
        String rest = Post.MAIL + Post.BOB + "S: 250 2.1.5 ok\n" + Post.DATA + Post.QUEUED;
        try (Post post = Post.playsToSome(partial, rest)) {
            Delivery delivery = post.delivery("alice@example.test, bob@example.test, eve@example.test");
            library.send(delivery, scheduler);
            assertThat(post.asPlanned()).isTrue();
            assertThat(post.attempts()).hasSize(2);
            assertThat(delivery.rejected())
                    .extracting(RecipientOutcome::address)
                    .containsExactly("eve@example.test");
        }
        assertThat(scheduler.delays()).containsExactly(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @EnumSource
    void oneRefusedRecipientDoesNotKeepItFromTheOthersTwice(Library library) throws Exception {
        String refused = Post.MAIL + Post.TAKES_RCPT + Post.BOB + "S: 550 5.1.1 no such user\n" + Post.RESET;
        try (Post post = Post.plays(refused, Post.ACCEPTED)) {
            Delivery delivery = post.delivery("alice@example.test, bob@example.test");
            library.send(delivery, scheduler);
            assertThat(post.asPlanned()).isTrue();
            assertThat(post.messageIds()).hasSize(1);
            assertThat(delivery.rejected())
                    .extracting(RecipientOutcome::address)
                    .containsExactly("bob@example.test");
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachAttemptHasTheSameMessageId(Library library) throws Exception {
        try (Post post = Post.plays(Post.NOT_NOW, Post.ACCEPTED)) {
            library.send(post.delivery(), scheduler);
            assertThat(post.messageIds()).hasSize(2);
            assertThat(post.messageIds().get(1)).isEqualTo(post.messageIds().get(0));
        }
    }

    @Test
    void failsafeShortensTheDelayToItsMaxDuration() throws Exception {
        Duration max = Duration.ofSeconds(30);
        RetryPolicy<Object> hasty = RetryPolicy.builder(WithFailsafe.POLICY.getConfig())
                .withMaxDuration(max)
                .build();
        try (Post post = Post.plays(Post.GREYLISTED, Post.ACCEPTED)) {
            Delivery delivery = post.delivery();
            Failsafe.with(hasty).with(scheduler).runAsync(delivery::attempt).get(20, TimeUnit.SECONDS);
            assertThat(post.attempts()).hasSize(2);
        }
        assertThat(scheduler.delays())
                .singleElement()
                .satisfies(delay -> assertThat(delay).isLessThanOrEqualTo(max));
    }

    @Test
    void aBarePolicyOfFailsafeSendsAnUnknownOutcomeTwice() throws Exception {
        try (Post post = Post.plays(Post.NO_VERDICT, Post.ACCEPTED)) {
            Delivery delivery = post.delivery();
            Failsafe.with(RetryPolicy.ofDefaults()).run(delivery::attempt);
            assertThat(post.messageIds()).hasSize(2);
        }
    }

    @Test
    void aBareRetryOfResilience4jWouldDoTheSame() throws Exception {
        try (Post post = Post.plays(Post.NO_VERDICT)) {
            Delivery delivery = post.delivery();
            assertThatThrownBy(delivery::attempt)
                    .matches(RetryConfig.ofDefaults().getExceptionPredicate())
                    .isInstanceOf(OutcomeUnknownException.class);
        }
    }
}
