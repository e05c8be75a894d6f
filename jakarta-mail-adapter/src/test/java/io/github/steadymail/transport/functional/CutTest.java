package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TransmissionException;
import io.github.steadymail.scripted.Conversation;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever cuts a transport, or interrupts its thread, ends what it waits for, and is told what that means. */
class CutTest {
    private static final String AUTH = """
            S: 220 mail.example.test ESMTP
            C: EHLO client.example.test
            S: 250-mail.example.test
            S: 250 AUTH PLAIN
            """;
    private static final String TLS = """
            S: 220 mail.example.test ESMTP
            C: EHLO client.example.test
            S: 250-mail.example.test
            S: 250 STARTTLS
            C: STARTTLS
            S: 220 go ahead
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: silent\n",
                "S: 220 mail.example.test ESMTP\nC: EHLO *\nX: silent\n",
                TLS + "X: silent\n",
                AUTH + "C: AUTH PLAIN *\nX: silent\n",
                AUTH + "C: AUTH PLAIN *\nS: 235 ok\nC: MAIL *\nX: silent\n",
                AUTH + "C: AUTH PLAIN *\nS: 235 ok\n" + Talk.ENVELOPE + "C: DATA\nX: silent\n",
            })
    void beforeTheEndOfDataItIsKnownUnsent(String talk) throws Exception {
        int lines = (int) talk.lines().filter(line -> line.startsWith("C: ")).count();
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            SteadymailTransport transport = transport(server.port());
            CompletableFuture<SmtpFailure> failure = failureOf(transport);
            await(server, conversation -> conversation.lines().size() == lines);
            transport.cut();
            assertCancelled(failure.get(10, TimeUnit.SECONDS));
            assertThat(transport.isOpen()).isFalse();
        }
    }

    @Test
    void afterTheEndOfDataTheOutcomeIsUnknown() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Talk.HELLO + Talk.ENVELOPE + Talk.DATA + "X: silent\n")) {
            SteadymailTransport transport = transport(server.port());
            CompletableFuture<SmtpFailure> failure = failureOf(transport);
            await(server, conversation -> !conversation.messages().isEmpty());
            transport.cut();
            assertThat(failure.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .satisfies(unknown -> assertThat(unknown.exception()).hasMessageContaining("cancelled"));
        }
    }

    @Test
    void whileItConnectsNothingIsWaitedFor() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Properties properties = Client.properties(deaf.getLocalPort());
            properties.setProperty("mail.smtp.ssl.enable", "true");
            properties.setProperty("mail.smtp.timeout", "20000");
            SteadymailTransport transport = Client.transport(Session.getInstance(properties));
            transport.limitTo(Duration.ofSeconds(20));
            CompletableFuture<SmtpFailure> failure = failureOf(transport);
            deaf.accept();
            transport.cut();
            assertCancelled(failure.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aTransportThatWasCutIsOfNoMoreUse() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Talk.HELLO + "X: wait\n")) {
            SteadymailTransport transport = transport(server.port());
            transport.connect();
            transport.cut();
            assertThat(transport.isOpen()).isFalse();
            assertCancelled(catchThrowableOfType(
                    TransmissionException.class, () -> transport.sendMessage(Client.message("x"), Client.ALICE)));
            assertCancelled(catchThrowableOfType(TransmissionException.class, transport::connect));
            assertThat(server.awaitConversations(1)).hasSize(1);
        }
    }

    @Test
    void cuttingBeforeConnectingCancelsThat() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Talk.ORDINARY)) {
            SteadymailTransport transport = transport(server.port());
            transport.cut();
            assertThatThrownBy(transport::connect).isInstanceOf(TransmissionException.class);
            assertThat(server.conversations()).isEmpty();
        }
    }

    /** An interrupt closes the socket of a virtual thread, which only newer JDKs have. */
    @Test
    void anInterruptEndsAVirtualThread() throws Exception {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        try (ScriptedServer server = ScriptedServer.play(Talk.HELLO + "C: MAIL *\nX: silent\n")) {
            CompletableFuture<SmtpFailure> failure = new CompletableFuture<>();
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            SteadymailTransport transport = transport(server.port());
            Thread sending = virtual(() -> {
                failure.complete(attempt(transport));
                flag.complete(Thread.currentThread().isInterrupted());
            });
            await(server, conversation -> conversation.lines().size() == 2);
            sending.interrupt();
            assertCancelled(failure.get(10, TimeUnit.SECONDS));
            assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anErrorThatMeetsAnInterruptedThreadIsItsCancellation() throws Exception {
        String talk = Talk.HELLO + "C: MAIL *\nX: fin\n";
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            SteadymailTransport transport = transport(server.port());
            transport.connect();
            Thread.currentThread().interrupt();
            SmtpFailure failure = catchThrowableOfType(
                    TransmissionException.class, () -> transport.sendMessage(Client.message("x"), Client.ALICE));
            assertThat(Thread.interrupted()).isTrue();
            assertCancelled(failure);
        }
    }

    private static Thread virtual(Runnable work) throws ReflectiveOperationException {
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
    }

    private static SteadymailTransport transport(int port) throws MessagingException {
        Properties properties = Client.properties(port);
        properties.setProperty("mail.smtp.timeout", "20000");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        return Client.transport(Session.getInstance(properties));
    }

    private static CompletableFuture<SmtpFailure> failureOf(SteadymailTransport transport) {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<SmtpFailure> failure = CompletableFuture.supplyAsync(() -> {
            begun.countDown();
            return attempt(transport);
        });
        try {
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return failure;
    }

    private static SmtpFailure attempt(SteadymailTransport transport) {
        try {
            if (!transport.isOpen()) {
                transport.connect("user", "secret");
            }
            transport.sendMessage(Client.message("Please pay."), Client.ALICE);
            throw new IllegalStateException("it was sent");
        } catch (MessagingException e) {
            return (SmtpFailure) e;
        }
    }

    private static void assertCancelled(SmtpFailure failure) {
        assertThat(failure).isInstanceOf(TransmissionException.class);
        assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED);
    }

    private static void await(ScriptedServer server, Predicate<Conversation> state) {
        List<Conversation> now = server.conversations();
        while (now.isEmpty() || !state.test(now.get(0))) {
            Thread.onSpinWait();
            now = server.conversations();
        }
    }
}
