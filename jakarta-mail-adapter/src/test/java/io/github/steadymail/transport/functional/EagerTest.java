package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.MailboxUnavailableException;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.PartialDeliveryException;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.Conversation;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.PreparedMessage;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content in one chunk after the envelope, and, where that was asked for, together with it (RFC 3030, RFC 2920). */
class EagerTest {
    private static final String HELLO = """
            S: 220 mail.example.test ESMTP
            C: EHLO client.example.test
            S: 250-mail.example.test
            S: 250-CHUNKING
            S: 250 PIPELINING
            """;
    private static final String ENVELOPE = "C: MAIL FROM:<sender@example.test>\nC: RCPT TO:<alice@example.test>\n";
    private static final String CONTENT = "C: BDAT * LAST\nB: *\n";
    private static final String BOB = "C: RCPT TO:<bob@example.test>\n";

    @Test
    void theContentIsOneChunkOnceARecipientIsAccepted() throws Exception {
        String talk = HELLO + ENVELOPE + "S: 250 ok\nS: 250 ok\n" + CONTENT + Talk.DONE + Talk.QUIT;
        assertThat(send(talk, "on", false, "alice@example.test")).isNull();
    }

    @Test
    void noContentLeavesForNobody() throws Exception {
        String talk = HELLO + ENVELOPE + "S: 250 ok\nS: 550 5.1.1 no such user\nC: RSET\nS: 250 ok\n" + Talk.QUIT;
        SmtpFailure failure = failure(send(talk, "on", false, "alice@example.test"));
        assertThat(failure).isInstanceOf(MailboxUnavailableException.class);
        assertThat(failure.connectionUsable()).isTrue();
    }

    @Test
    void aWholeTransactionLeavesInOneFlight() throws Exception {
        String talk = HELLO + ENVELOPE + CONTENT + "S: 250 ok\nS: 250 ok\n" + Talk.DONE + Talk.QUIT;
        assertThat(send(talk, "eager", false, "alice@example.test")).isNull();
    }

    /** What the server says to the group, and what comes of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            S: 550 5.1.8 no; S: 503 no; S: 503 no; C: RSET; S: 250 ok   # SenderRejectedException     # REJECTED
            S: 550 5.1.8 no; S: 503 no; X: fin                          # SenderRejectedException     # REJECTED
            S: 550 5.1.8 no; X: rst                                     # SenderRejectedException     # REJECTED
            S: 250 ok; S: 550 5.1.1 gone; S: 503 no; C: RSET; S: 250 ok # MailboxUnavailableException # REJECTED
            S: 250 ok; S: 550 5.1.1 gone; X: rst                        # MailboxUnavailableException # REJECTED
            S: 250 ok; S: 550 5.1.1 gone; S: 250 nobody; C: RSET; S: 250 ok # MailboxUnavailableException # REJECTED
            S: 421 4.3.2 bye; X: fin                                    # ServiceUnavailableException # DEFERRED
            S: 250 ok; S: 421 4.3.2 bye; X: rst                         # ServiceUnavailableException # DEFERRED
            S: 250 ok; S: 250 ok; S: 451 4.3.0 try later; C: RSET; S: 250 ok # ServiceUnavailableException # DEFERRED
            S: 250 ok; S: 250 ok; S: 421 4.3.2 bye; X: fin              # ServiceUnavailableException # DEFERRED
            X: fin                                                      # OutcomeUnknownException     # UNKNOWN
            X: rst                                                      # OutcomeUnknownException     # UNKNOWN
            X: silent                                                   # OutcomeUnknownException     # UNKNOWN
            S: 250 ok; X: rst                                           # OutcomeUnknownException     # UNKNOWN
            S: 250 ok; S: 250 ok; X: fin                                # OutcomeUnknownException     # UNKNOWN
            S: 250 ok; S: 250 ok; S| 25; X: fin                         # OutcomeUnknownException     # UNKNOWN
            S: 250 ok; S: 354 what; S: 250 ok; X: wait                  # OutcomeUnknownException     # UNKNOWN
            S: what?; S: 250 ok; S: 250 ok; X: wait                     # OutcomeUnknownException     # UNKNOWN
            """)
    void everyReplyIsReadAndTheFirstRefusalIsTheVerdict(String replies, String type, String disposition)
            throws Exception {
        String said = replies.replace("; ", "\n") + "\n";
        String talk = HELLO + ENVELOPE + CONTENT + said + (said.contains("RSET") ? Talk.QUIT : "");
        SmtpFailure failure = failure(send(talk, "eager", false, "alice@example.test"));
        assertThat(failure.getClass().getSimpleName()).as("%s", failure).isEqualTo(type);
        assertThat(failure.recipients().stream().map(RecipientOutcome::disposition))
                .extracting(Enum::name)
                .containsExactly(disposition);
        assertThat(failure.connectionUsable()).isEqualTo(said.contains("RSET"));
        if (failure instanceof OutcomeUnknownException unknown) {
            assertThat(unknown.getValidUnsentAddresses()).isEmpty();
        }
    }

    /** A 2yz to the end of data accepts, whatever was said before. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S: 250 ok; S: 550 5.1.1 gone; S: 250 ok; S: 250 done                                 | REJECTED, ACCEPTED
            S: 250 ok; S: 250 ok; S: 421 4.3.2 bye; S: 250 done; X: fin                          | ACCEPTED, DEFERRED
            S: 250 ok; S: 421 4.3.2 bye; S: 250 ok; S: 250 done; X: fin                          | DEFERRED, ACCEPTED
            S: 421 4.3.2 bye; S: 250 ok; S: 550 5.1.1 gone; S: 250 done; X: fin                  | ACCEPTED, REJECTED
            """)
    void somebodyIsAccepted(String replies, String dispositions) throws Exception {
        String said = replies.replace("; ", "\n") + "\n";
        String talk = HELLO + ENVELOPE + BOB + CONTENT + said + (said.contains("X:") ? "" : Talk.QUIT);
        SmtpFailure failure = failure(send(talk, "eager", true, "alice@example.test", "bob@example.test"));
        assertThat(failure).isInstanceOf(PartialDeliveryException.class);
        assertThat(failure.recipients().stream().map(RecipientOutcome::disposition))
                .hasToString("[" + dispositions + "]");
        assertThat(failure.connectionUsable()).isEqualTo(!said.contains("X:"));
    }

    @Test
    void severalRecipientsWithoutSendPartialAreAskedFirst() throws Exception {
        String talk = HELLO + ENVELOPE + BOB + "S: 250 ok\nS: 250 ok\nS: 250 ok\n" + CONTENT + Talk.DONE + Talk.QUIT;
        assertThat(send(talk, "eager", false, "alice@example.test", "bob@example.test"))
                .isNull();
    }

    @Test
    void withoutPipeliningNothingIsEager() throws Exception {
        String talk = Talk.CHUNKING + Talk.ENVELOPE + CONTENT + Talk.DONE + Talk.QUIT;
        assertThat(send(talk, "eager", false, "alice@example.test")).isNull();
    }

    @Test
    void whatRefusedMessagesLeaveBehindIsNoReplyToTheNext() throws Exception {
        String talk = HELLO + ENVELOPE + CONTENT
                + "S: 250 ok\nS: 550 5.1.1 gone\nS: 500 what?\nS: 500 what?\nS: 500 what?\nX: wait\n";
        SmtpFailure failure = failure(send(talk, "eager", false, "alice@example.test"));
        assertThat(failure.connectionUsable()).isFalse();
    }

    /** The verdict would be the reply that nobody asked for, were the last octet of the chunk to leave. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReplyTooManyIsNoVerdictOnTheChunk(boolean kept) throws Exception {
        String talk = HELLO + ENVELOPE + "S: 250 ok\nS: 250 ok\nS: 250 surplus\nX: silent\n";
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            Properties properties = Client.properties(server.port());
            properties.setProperty("steadymail.chunking", "on");
            try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
                transport.connect();
                MimeMessage message = Client.message("Please pay.");
                Throwable thrown = kept
                        ? catchThrowable(() -> transport.sendMessage(PreparedMessage.of(message), Client.ALICE))
                        : catchThrowable(() -> transport.sendMessage(message, Client.ALICE));
                SmtpFailure failure = failure(thrown);
                assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL_ERROR);
                assertThat(failure.recipients())
                        .extracting(RecipientOutcome::disposition)
                        .containsExactly(Disposition.NOT_ATTEMPTED);
                assertThat(failure.connectionUsable()).isFalse();
                assertThat(transport.receipt()).isEmpty();
            }
        }
    }

    private static SmtpFailure failure(@Nullable Throwable thrown) {
        return SmtpFailure.find(Objects.requireNonNull(thrown)).orElseThrow();
    }

    private static @Nullable Throwable send(String talk, String chunking, boolean sendPartial, String... recipients)
            throws Exception {
        Address[] addresses = Stream.of(recipients).map(Client::address).toArray(Address[]::new);
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            Properties properties = Client.properties(server.port());
            properties.setProperty("steadymail.chunking", chunking);
            properties.setProperty("mail.smtp.sendpartial", String.valueOf(sendPartial));
            Throwable thrown;
            try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
                transport.connect();
                PreparedMessage message = PreparedMessage.of(Client.message("Please pay.\n.\n..dots"));
                thrown = catchThrowable(() -> transport.sendMessage(message, addresses));
            }
            Conversation conversation = server.awaitConversations(1).get(0);
            assertThat(server.deviations()).isEmpty();
            if (thrown == null) {
                assertThat(new String(conversation.chunks().get(0).octets(), StandardCharsets.UTF_8))
                        .endsWith("\r\n.\r\n..dots\r\n")
                        .doesNotContain("secret@");
            }
            return thrown;
        }
    }
}
