package io.github.steadymail.retrying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.failure.GreylistedException;
import io.github.steadymail.failure.MailboxUnavailableException;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.PartialDeliveryException;
import io.github.steadymail.transport.Steadymail;
import io.smallrye.config.inject.ConfigExtension;
import io.smallrye.faulttolerance.FaultToleranceExtension;
import io.smallrye.faulttolerance.api.CustomBackoff;
import java.time.Duration;
import java.util.Collections;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceDefinitionException;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FaultToleranceTest {
    private static final String SLOW = Post.MAIL + Post.TAKES_RCPT + Post.DATA + "X: sleep 500\n" + Post.QUEUED;

    private static WeldContainer container;
    private static Mailer mailer;
    private static BareMailer bare;

    @BeforeAll
    static void start() {
        container = start(Mailer.class, BareMailer.class);
        mailer = container.select(Mailer.class).get();
        bare = container.select(BareMailer.class).get();
    }

    private static WeldContainer start(Class<?>... beans) {
        return new Weld()
                .disableDiscovery()
                .addExtension(new ConfigExtension())
                .addExtension(new FaultToleranceExtension())
                .addBeanClasses(beans)
                .initialize();
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    @Test
    void greylistedOnceItIsAcceptedInTheSecondAttempt() throws Exception {
        String soon = Post.GREYLISTED.replace("7 minutes", "1 second");
        try (Post post = Post.plays(soon, Post.ACCEPTED)) {
            mailer.send(post.delivery());
            assertThat(post.attempts()).hasSize(2);
            assertThat(post.messageIds()).hasSize(1);
            assertThat(post.asPlanned()).isTrue();
        }
    }

    @Test
    void whatIsKnownUnsentGoesAgain() throws Exception {
        try (Post post = Post.plays(Post.LOST, Post.ACCEPTED)) {
            mailer.send(post.delivery());
            assertThat(post.attempts()).hasSize(2);
        }
    }

    @Test
    void theBackoffAsksForWhatTheReplyStatesAndCountsTheAttemptsOfEachSend() throws Exception {
        RecordingBackoff.DELAYS.clear();
        try (Post post = Post.plays(
                Post.GREYLISTED, Post.ACCEPTED, Post.BUSY, Post.BUSY, Post.ACCEPTED, Post.BUSY, Post.ACCEPTED)) {
            bare.sendRecorded(post.delivery());
            bare.sendRecorded(post.delivery());
            bare.sendRecorded(post.delivery());
            assertThat(post.attempts()).hasSize(7);
        }
        assertThat(RecordingBackoff.DELAYS)
                .containsExactly(
                        Duration.ofMinutes(7), Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(2));
    }

    @Test
    void thatBackoffIsTheMailers() throws Exception {
        CustomBackoff backoff =
                Mailer.class.getDeclaredMethod("send", Delivery.class).getAnnotation(CustomBackoff.class);
        assertThat(backoff).isNotNull();
        assertThat(backoff.value()).isEqualTo(AdvisedBackoff.class);
    }

    @Test
    void anUnknownOutcomeIsNotSentAgain() throws Exception {
        try (Post post = Post.plays(Post.NO_VERDICT, Post.ACCEPTED)) {
            Delivery delivery = post.delivery();
            assertThatThrownBy(() -> mailer.send(delivery)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(post.attempts()).hasSize(1);
        }
    }

    @Test
    void aBareRetrySendsAnUnknownOutcomeTwice() throws Exception {
        try (Post post = Post.plays(Post.NO_VERDICT, Post.ACCEPTED)) {
            bare.send(post.delivery());
            assertThat(post.messageIds()).hasSize(2);
        }
    }

    @Test
    void whatIsRefusedForGoodIsNotSentAgain() throws Exception {
        try (Post post = Post.plays(Post.REFUSED, Post.ACCEPTED)) {
            Delivery delivery = post.delivery();
            assertThatThrownBy(() -> mailer.send(delivery)).isInstanceOf(MailboxUnavailableException.class);
            assertThat(post.attempts()).hasSize(1);
        }
    }

    @Test
    void aPartialDeliveryIsNotSentAgainByItself() throws Exception {
        String partial = Post.MAIL + Post.TAKES_RCPT + Post.BOB + "S: 450 4.2.0 busy\n" + Post.DATA + Post.QUEUED;
        String rest = Post.MAIL + Post.BOB + "S: 250 2.1.5 ok\n" + Post.DATA + Post.QUEUED;
        try (Post post = Post.playsToSome(partial, rest)) {
            Delivery delivery = post.delivery("alice@example.test, bob@example.test");
            assertThatThrownBy(() -> mailer.send(delivery)).isInstanceOf(PartialDeliveryException.class);
            assertThat(post.attempts()).hasSize(1);
            mailer.send(delivery);
            assertThat(post.asPlanned()).isTrue();
        }
    }

    @Test
    void aTimeoutWithABareRetryDoublesMail() throws Exception {
        try (Post post = Post.plays(SLOW, Post.ACCEPTED)) {
            bare.sendInTime(post.delivery());
            assertThat(post.messageIds()).hasSize(2);
            assertThat(post.asPlanned()).isTrue();
        }
    }

    @Test
    void aDeadlineKnowsThatItMayHaveGoneOut() throws Exception {
        try (Post post = Post.plays(SLOW, Post.ACCEPTED).with(Steadymail.DEADLINE, "200")) {
            Delivery delivery = post.delivery();
            assertThatThrownBy(() -> mailer.send(delivery)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(post.attempts()).hasSize(1);
        }
    }

    @Test
    void maxDurationEndsTheAttemptsBeforeTheirNumberDoes() throws Exception {
        String[] greylisted = Collections.nCopies(101, Post.GREYLISTED).toArray(String[]::new);
        try (Post post = Post.plays(greylisted)) {
            Delivery delivery = post.delivery();
            assertThatThrownBy(() -> bare.sendForAWhile(delivery)).isInstanceOf(GreylistedException.class);
            assertThat(post.attempts()).hasSizeBetween(1, 5);
        }
    }

    @Test
    void threeMinutesAreTheDefaultForAllAttempts() throws Exception {
        Retry retry = BareMailer.class.getDeclaredMethod("send", Delivery.class).getAnnotation(Retry.class);
        assertThat(Duration.of(retry.maxDuration(), retry.durationUnit())).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void aDelayOfFiveMinutesDoesNotEvenStartThen() {
        assertThatThrownBy(() -> start(BareMailer.Patient.class))
                .hasStackTraceContaining(FaultToleranceDefinitionException.class.getName());
    }
}
