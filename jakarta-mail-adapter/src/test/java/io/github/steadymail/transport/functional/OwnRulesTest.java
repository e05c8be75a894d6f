package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.steadymail.failure.RateLimitedException;
import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.Steadymail;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A Session with rules of its own for what its servers say. */
@SuppressWarnings("try") // closing is a part of the tests
class OwnRulesTest {
    private static Session session(int port, Object classifier) {
        Properties properties = Client.properties(port);
        properties.put(Steadymail.CLASSIFIER, classifier);
        return Session.getInstance(properties);
    }

    @Test
    void theApplicationsRuleDecidesTheException() throws Exception {
        ReplyClassifier classifier = ReplyClassifier.standard().withRules("shop.txt", """
                shop.closed | RCPT | 550 | * | RATE_LIMITED | passing | 2h | The branch is closed overnight
                    closed
                """);
        String talk = Talk.HELLO
                + "C: MAIL FROM:<sender@example.test>\nS: 250 2.1.0 ok\nC: RCPT TO:<alice@example.test>\n"
                + "S: 550 5.1.1 closed\nC: RSET\nS: 250 ok\n" + Talk.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk);
                SteadymailTransport transport = Client.transport(session(server.port(), classifier))) {
            transport.connect();
            RateLimitedException thrown = catchThrowableOfType(
                    RateLimitedException.class,
                    () -> transport.sendMessage(Client.message("Please pay."), Client.ALICE));
            transport.close();
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
            assertThat(thrown.retryAdvice().delay(1)).isEqualTo(Duration.ofHours(2));
        }
    }

    @Test
    void whatIsNoClassifierIsRefusedBeforeTheServerIsCalled() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Talk.ORDINARY);
                SteadymailTransport transport = Client.transport(session(server.port(), "shop.txt"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(transport::connect)
                    .withMessage(Steadymail.CLASSIFIER + " wants a ReplyClassifier, not: shop.txt");
            assertThat(server.conversations()).isEmpty();
        }
    }
}
