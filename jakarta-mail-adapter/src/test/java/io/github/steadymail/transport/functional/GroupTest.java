package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.MailboxUnavailableException;
import io.github.steadymail.failure.PartialDeliveryException;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SenderRejectedException;
import io.github.steadymail.failure.ServiceUnavailableException;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Address;
import jakarta.mail.Session;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only shows where commands go in groups (RFC 2920). */
class GroupTest {
    private static final String HELLO = """
            S: 220 mail.example.test ESMTP
            C: EHLO client.example.test
            S: 250-mail.example.test
            S: 250 PIPELINING
            """;
    private static final String GROUP = """
            C: MAIL FROM:<sender@example.test>
            C: RCPT TO:<alice@example.test>
            C: DATA
            """;

    @Test
    void aSingleRecipientsEnvelopeLeavesInOneGroupWithData() throws Exception {
        String talk = HELLO + GROUP + "S: 250 ok\nS: 250 ok\nS: 354 go\nD: *\n" + Talk.DONE + Talk.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            try (SteadymailTransport transport = connected(server, "")) {
                transport.sendMessage(Client.message("Please pay."), Client.ALICE);
                assertThat(transport.receipt()).isPresent();
            }
            assertThat(server.awaitConversations(1).get(0).messages()).hasSize(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void dataDoesNotJoinTheGroupOfSeveralRecipients() throws Exception {
        String talk = HELLO + """
                C: MAIL FROM:<sender@example.test>
                C: RCPT TO:<alice@example.test>
                C: RCPT TO:<bob@example.test>
                S: 250 ok
                S: 250 ok
                S: 550 5.1.1 no such user
                C: RSET
                S: 250 ok
                """ + Talk.QUIT;
        SmtpFailure failure = failure(talk, "", "alice@example.test", "bob@example.test");
        assertThat(failure).isInstanceOf(MailboxUnavailableException.class);
        assertThat(failure.connectionUsable()).isTrue();
        assertThat(failure.recipients().stream().map(RecipientOutcome::disposition))
                .containsExactly(Disposition.NOT_ATTEMPTED, Disposition.REJECTED);
    }

    @Test
    void dataJoinsTheGroupOfSeveralRecipientsWithSendPartial() throws Exception {
        String talk = HELLO + """
                C: MAIL FROM:<sender@example.test>
                C: RCPT TO:<alice@example.test>
                C: RCPT TO:<bob@example.test>
                C: DATA
                S: 250 ok
                S: 550 5.1.1 no such user
                S: 250 ok
                S: 354 go
                D: *
                """ + Talk.DONE + Talk.QUIT;
        SmtpFailure failure = failure(talk, "mail.smtp.sendpartial", "alice@example.test", "bob@example.test");
        assertThat(failure).isInstanceOf(PartialDeliveryException.class);
        assertThat(failure.recipients().stream().map(RecipientOutcome::disposition))
                .containsExactly(Disposition.REJECTED, Disposition.ACCEPTED);
    }

    @Test
    void aServerThatWaitsForTheContentOfNobodyIsLeft() throws Exception {
        String talk = HELLO + GROUP + "S: 250 ok\nS: 550 5.1.1 no such user\nS: 354 go\nX: wait\n";
        SmtpFailure failure = failure(talk, "", "alice@example.test");
        assertThat(failure).isInstanceOf(MailboxUnavailableException.class);
        assertThat(failure.connectionUsable()).isFalse();
    }

    @Test
    void theFirstRefusalGivesTheVerdictAndTheRestIsItsEcho() throws Exception {
        String talk = HELLO + GROUP
                + "S: 550 5.1.8 no\nS: 503 5.5.1 need MAIL\nS: 503 5.5.1 need RCPT\nC: RSET\nS: 250 ok\n"
                + Talk.QUIT;
        SmtpFailure failure = failure(talk, "", "alice@example.test");
        assertThat(failure).isInstanceOf(SenderRejectedException.class);
        assertThat(failure.reply().orElseThrow().code().value()).isEqualTo(550);
        assertThat(failure.connectionUsable()).isTrue();
    }

    @Test
    void anEchoThatDoesNotComeLeavesTheVerdict() throws Exception {
        for (String end : List.of("X: fin\n", "S: 421 bye\nX: fin\n", "S: what?\nX: wait\n", "S| 50\nX: rst\n")) {
            SmtpFailure failure = failure(HELLO + GROUP + "S: 550 5.1.8 no\n" + end, "", "alice@example.test");
            assertThat(failure).as(end).isInstanceOf(SenderRejectedException.class);
            assertThat(failure.connectionUsable()).as(end).isFalse();
        }
    }

    @Test
    void aGoodbyeAmongTheRecipientsIsTheVerdict() throws Exception {
        SmtpFailure failure =
                failure(HELLO + GROUP + "S: 250 ok\nS: 421 4.3.2 shutting down\nX: fin\n", "", "alice@example.test");
        assertThat(failure).isInstanceOf(ServiceUnavailableException.class);
        assertThat(failure.recipients().get(0).disposition()).isEqualTo(Disposition.DEFERRED);
    }

    /** No more than 100 commands are unanswered at a time. */
    @Test
    void manyRecipientsGoInGroupsOfAHundred() throws Exception {
        StringBuilder talk = new StringBuilder(HELLO).append("C: MAIL FROM:<sender@example.test>\n");
        expect(talk, 99);
        reply(talk, 100);
        expect(talk, 100);
        reply(talk, 100);
        expect(talk, 51);
        reply(talk, 51);
        talk.append("C: DATA\nS: 354 go\nD: *\n").append(Talk.DONE).append(Talk.QUIT);
        try (ScriptedServer server = ScriptedServer.play(talk.toString())) {
            Address[] recipients = IntStream.range(0, 250)
                    .mapToObj(i -> Client.address("r" + i + "@example.test"))
                    .toArray(Address[]::new);
            try (SteadymailTransport transport = connected(server, "")) {
                transport.sendMessage(Client.message("Please pay."), recipients);
                assertThat(transport.receipt().orElseThrow().recipients()).hasSize(250);
            }
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void aPropertySwitchesItOff() throws Exception {
        String talk = HELLO + Talk.ENVELOPE + Talk.DATA + Talk.DONE + Talk.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk);
                SteadymailTransport transport = connected(server, "lock-step")) {
            transport.sendMessage(Client.message("Please pay."), Client.ALICE);
            assertThat(transport.receipt()).isPresent();
        }
    }

    private static void expect(StringBuilder talk, int commands) {
        talk.append("C: RCPT *\n".repeat(commands));
    }

    private static void reply(StringBuilder talk, int commands) {
        talk.append("S: 250 ok\n".repeat(commands));
    }

    private static SmtpFailure failure(String talk, String property, String... recipients) throws Exception {
        Address[] addresses = Stream.of(recipients).map(Client::address).toArray(Address[]::new);
        Throwable thrown;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            try (SteadymailTransport transport = connected(server, property)) {
                thrown = catchThrowable(() -> transport.sendMessage(Client.message("Please pay."), addresses));
            }
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
        return SmtpFailure.find(thrown).orElseThrow();
    }

    private static SteadymailTransport connected(ScriptedServer server, String property) throws Exception {
        Properties properties = Client.properties(server.port());
        if (property.equals("lock-step")) {
            properties.setProperty("steadymail.pipelining", "false");
        } else {
            properties.setProperty(property, "true");
        }
        SteadymailTransport transport = Client.transport(Session.getInstance(properties));
        transport.connect();
        return transport;
    }
}
