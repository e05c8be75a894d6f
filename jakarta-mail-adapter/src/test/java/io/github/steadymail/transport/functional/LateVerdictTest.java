package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.PolicyRejectedException;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.PreparedMessage;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Session;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The caller's time is over before the server's: the outcome is unknown, and becomes known. */
class LateVerdictTest {
    private static final String BEGUN = Talk.HELLO.replace("8BITMIME", "PIPELINING") + Talk.ENVELOPE + Talk.DATA;
    private static final String EAGER = """
            S: 220 mail.example.test ESMTP
            C: EHLO client.example.test
            S: 250-mail.example.test
            S: 250-CHUNKING
            S: 250 PIPELINING
            C: MAIL *
            C: RCPT *
            C: BDAT * LAST
            B: *
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: sleep 1500\nS: 250 2.0.0 Ok: queued as 4711\n",
                "S| 250 2.0.\nX: sleep 1500\nS: 0 Ok: queued as 4711\n",
                "S: 250-2.0.0 wait\nX: sleep 1500\nS: 250 2.0.0 Ok: queued as 4711\n"
            })
    void aLateAcceptanceIsTold(String end) throws Exception {
        Outcome outcome = outcome(BEGUN + end, "off");
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(((Outcome.Accepted) outcome).receipt().queueId()).contains("4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: sleep 1500\n", "S: 250 ok\nX: sleep 1500\n", "S: 250 ok\nS: 250 ok\nX: sleep 1500\n"})
    void aLateAcceptanceOfAWholeGroupIsTold(String end) throws Exception {
        String rest =
                "S: 250 ok\n".repeat(2 - (end.length() - end.replace("S:", "").length()) / 2);
        assertThat(outcome(EAGER + end + rest + Talk.DONE, "eager")).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aLateRefusalIsTold() throws Exception {
        Outcome outcome = outcome(BEGUN + "X: sleep 1500\nS: 554 5.7.1 rejected by policy\n", "off");
        assertThat(outcome.failure().orElseThrow()).isInstanceOf(PolicyRejectedException.class);
        assertThat(outcome.failure().orElseThrow().messageId()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X: sleep 1500\nX: fin\n", "X: sleep 1500\nX: rst\n", "X: sleep 1500\nS: 354 what?\nX: wait\n"})
    void whatNeverBecomesKnownStaysUnknown(String end) throws Exception {
        assertThat(outcome(BEGUN + end, "off")).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: fin\n", "X: rst\n"})
    void aLostConnectionStaysUnknown(String end) throws Exception {
        OutcomeUnknownException unknown = send(BEGUN + end, "off");
        assertThat(unknown.lateVerdict().toCompletableFuture())
                .isCompletedWithValueMatching(outcome -> outcome.failure().orElseThrow() == unknown);
    }

    private static Outcome outcome(String talk, String chunking) throws Exception {
        return send(talk, chunking).lateVerdict().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private static OutcomeUnknownException send(String talk, String chunking) throws Exception {
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            Properties properties = Client.properties(server.port());
            properties.setProperty("steadymail.deadline", "1000");
            properties.setProperty("steadymail.pipelining", String.valueOf(chunking.equals("eager")));
            properties.setProperty("steadymail.verdict.timeout", "5000");
            properties.setProperty("steadymail.chunking", chunking);
            OutcomeUnknownException unknown;
            try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
                transport.connect();
                PreparedMessage message = PreparedMessage.of(Client.message("Please pay."));
                Throwable thrown = catchThrowable(() -> transport.sendMessage(message, Client.ALICE));
                assertThat(thrown).isInstanceOf(OutcomeUnknownException.class);
                unknown = (OutcomeUnknownException) thrown;
                assertThat(transport.isOpen()).isFalse();
            }
            unknown.lateVerdict().toCompletableFuture().get(5, TimeUnit.SECONDS);
            return unknown;
        }
    }
}
