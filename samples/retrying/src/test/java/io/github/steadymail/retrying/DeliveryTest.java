package io.github.steadymail.retrying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TooManyRecipientsException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final String ALL = "alice@example.test, bob@example.test, carol@example.test";
    private static final String TAKES_BOB = Post.BOB + "S: 250 2.1.5 ok\n";
    private static final String CAROL = "C: RCPT TO:<carol@example.test>\n";
    private static final String TOO_MANY = "S: 452 4.5.3 too many recipients\n";

    private static final String NONE_OF_SO_MANY =
            Post.MAIL + Post.TAKES_RCPT + TAKES_BOB + CAROL + TOO_MANY + Post.RESET;

    @Test
    void tooManyGoInBatches() throws Exception {
        String first = Post.MAIL + Post.TAKES_RCPT + TAKES_BOB + Post.DATA + Post.QUEUED;
        String second = Post.MAIL + CAROL + "S: 250 2.1.5 ok\n" + Post.DATA + Post.QUEUED;
        try (Post post = Post.plays(NONE_OF_SO_MANY, first, second)) {
            Delivery delivery = post.delivery(ALL);
            MessagingException failure = Post.failureOf(delivery);
            assertThat(failure).isInstanceOf(TooManyRecipientsException.class).matches(e -> !Verdict.again(e));
            int size = SmtpFailure.find(failure).orElseThrow().retryAdvice().batchSize();
            for (Delivery part : delivery.split(size)) {
                part.attempt();
            }
            assertThat(post.asPlanned()).isTrue();
            assertThat(post.attempts()).hasSize(3);
        }
    }

    @Test
    void transportSendMakesANewMessageIdEachTime() throws Exception {
        try (Post post = Post.plays(Post.NOT_NOW, Post.ACCEPTED)) {
            MimeMessage message = post.message("alice@example.test");
            assertThatThrownBy(() -> Transport.send(message)).isInstanceOf(MessagingException.class);
            Transport.send(message);
            assertThat(post.messageIds()).hasSize(2).doesNotHaveDuplicates();
        }
    }
}
