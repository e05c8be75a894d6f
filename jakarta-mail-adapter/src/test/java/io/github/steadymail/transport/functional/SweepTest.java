package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.Disposition;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.Conversation;
import io.github.steadymail.scripted.Dialogue;
import io.github.steadymail.scripted.Hangup;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Cuts the connection after every single octet, of the server's and of the client's: the outcome is unknown exactly
 * where the end of data was handed over and no whole reply came back.
 */
class SweepTest {
    private static final String CHUNKED =
            Talk.CHUNKING + Talk.ENVELOPE + "C: BDAT * LAST\nB: *\n" + Talk.DONE + Talk.QUIT;
    private static final int CHUNK_SIZE = 100_000;

    @Test
    void dataIsCutAfterEveryOctetOfTheServers() throws Exception {
        for (Hangup how : new Hangup[] {Hangup.FIN, Hangup.RST}) {
            for (long octets = 0; octets < serverOctets(Talk.ORDINARY); octets++) {
                sweep(
                        Dialogue.parse(Talk.ORDINARY).cutAfterServerByte(octets, how),
                        0,
                        how + " after server's " + octets);
            }
        }
    }

    @Test
    void dataIsCutAfterEveryOctetOfTheClients() throws Exception {
        for (long octets : someOf(clientOctets(Talk.ORDINARY, 0))) {
            sweep(Dialogue.parse(Talk.ORDINARY).cutAfterClientByte(octets), 0, "FIN after client's " + octets);
        }
    }

    @Test
    void chunksAreCutAfterEveryOctetOfTheServers() throws Exception {
        for (long octets = 0; octets < serverOctets(CHUNKED); octets++) {
            sweep(Dialogue.parse(CHUNKED).cutAfterServerByte(octets), CHUNK_SIZE, "FIN after server's " + octets);
        }
    }

    @Test
    void chunksAreCutAfterEveryOctetOfTheClients() throws Exception {
        for (long octets : someOf(clientOctets(CHUNKED, CHUNK_SIZE))) {
            sweep(Dialogue.parse(CHUNKED).cutAfterClientByte(octets), CHUNK_SIZE, "FIN after client's " + octets);
        }
    }

    /** All octets of the envelope and of the end; within the headers one in three. */
    private static long[] someOf(long octets) {
        return LongStream.range(0, octets)
                .filter(n -> n < 100 || n > octets - 60 || n % 3 == 0)
                .toArray();
    }

    private static long serverOctets(String talk) {
        return Dialogue.parse(talk).serverBytes();
    }

    private static long clientOctets(String talk, int chunkSize) throws Exception {
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            assertThat(send(server, chunkSize)).isNull();
            return server.awaitConversations(1).get(0).received().length;
        }
    }

    private static void sweep(Dialogue dialogue, int chunkSize, String where) throws Exception {
        try (ScriptedServer server = ScriptedServer.play(dialogue)) {
            MessagingException thrown = send(server, chunkSize);
            Conversation conversation = server.awaitConversations(1).get(0);
            boolean handedOver = handedOver(conversation);
            if (thrown == null) {
                assertThat(handedOver).as(where).isTrue();
                return;
            }
            SmtpFailure failure = SmtpFailure.find(thrown).orElseThrow();
            if (handedOver) {
                assertThat(thrown).as(where).isInstanceOf(OutcomeUnknownException.class);
            }
            if (failure instanceof OutcomeUnknownException unknown) {
                assertThat(unknown.getValidUnsentAddresses()).as(where).isEmpty();
                assertThat(failure.recipients()).allMatch(r -> r.disposition() == Disposition.UNKNOWN);
                assertThat(failure.messageId()).isPresent();
            } else {
                assertThat(failure.recipients()).as(where).allMatch(r -> r.disposition() == Disposition.NOT_ATTEMPTED);
            }
            assertThat(failure.connectionUsable()).as(where).isFalse();
        }
    }

    /** Whether the server got the whole end of data. */
    private static boolean handedOver(Conversation conversation) {
        String received = new String(conversation.received(), StandardCharsets.ISO_8859_1);
        int bdat = received.indexOf("BDAT ");
        if (bdat < 0) {
            return received.contains("\r\n.\r\n");
        }
        int line = received.indexOf("\r\n", bdat);
        if (line < 0) {
            return false;
        }
        int announced = Integer.parseInt(received.substring(bdat + 5, received.indexOf(' ', bdat + 5)));
        return received.length() >= line + 2 + announced;
    }

    private static @Nullable MessagingException send(ScriptedServer server, int chunkSize) throws Exception {
        Properties properties = Client.properties(server.port());
        properties.setProperty("mail.smtp.chunksize", String.valueOf(chunkSize));
        try (SteadymailTransport transport = Client.transport(Session.getInstance(properties))) {
            transport.connect();
            transport.sendMessage(Client.message("Please pay."), Client.ALICE);
            return null;
        } catch (MessagingException e) {
            return e;
        }
    }
}
