package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.HostUnavailableException;
import io.github.steadymail.failure.MailboxUnavailableException;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TransmissionException;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.transport.PreparedMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Messages that are sent on other threads: queued, cancelled, and finished on closing. */
class AsyncTest {
    private static CompletableFuture<Receipt> send(MailSender sender, Held message) {
        return sender.sendAsync(message).toCompletableFuture();
    }

    private static Receipt receiptOf(CompletableFuture<Receipt> stage) throws Exception {
        return stage.get(10, TimeUnit.SECONDS);
    }

    private static SmtpFailure failureOf(CompletableFuture<Receipt> stage) {
        ExecutionException thrown =
                catchThrowableOfType(ExecutionException.class, () -> stage.get(10, TimeUnit.SECONDS));
        return (SmtpFailure) Objects.requireNonNull(thrown.getCause());
    }

    private static void assertCancelled(SmtpFailure failure) {
        assertThat(failure).isInstanceOf(TransmissionException.class);
        assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED);
    }

    @Test
    void theReceiptComesLater() throws Exception {
        try (ScriptedServer server =
                        ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server).connections(1).build()) {
            CompletableFuture<Receipt> one = sender.sendAsync(Senders.message()).toCompletableFuture();
            CompletableFuture<Receipt> other = sender.sendAsync(
                            Senders.message(), List.of(new InternetAddress("alice@example.test")))
                    .toCompletableFuture();
            assertThat(receiptOf(one).queueId()).contains("4XyZ12abcD");
            assertThat(receiptOf(other).recipients()).hasSize(1);
            assertThat(server.conversations()).hasSize(1);
        }
    }

    @Test
    void aPreparedMessageIsWrittenOnce() throws Exception {
        String toCarol = Senders.MESSAGE.replace("alice@", "carol@");
        AtomicInteger written = new AtomicInteger();
        MimeMessage counted = new MimeMessage(Senders.message()) {
            @Override
            public void writeTo(OutputStream stream, String[] ignored) throws IOException, MessagingException {
                written.incrementAndGet();
                super.writeTo(stream, ignored);
            }
        };
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + toCarol + Senders.QUIT);
                MailSender sender = Senders.plain(server).connections(1).build()) {
            PreparedMessage message = PreparedMessage.of(counted);
            for (String to : List.of("alice@example.test", "carol@example.test")) {
                receiptOf(sender.sendAsync(message, List.of(new InternetAddress(to)))
                        .toCompletableFuture());
            }
            assertThat(written).hasValue(1);
            List<byte[]> sent = server.conversations().get(0).messages();
            assertThat(sent.get(1)).isEqualTo(sent.get(0));
        }
    }

    /** One message to many, each for himself, over as many connections as there are. */
    @Test
    void aPreparedMessageIsSentToManyAtATimeAndIsTheSameForAll() throws Exception {
        int many = 8;
        AtomicInteger saves = new AtomicInteger();
        MimeMessage counted = new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            protected synchronized void updateHeaders() throws MessagingException {
                saves.incrementAndGet();
                super.updateHeaders();
            }
        };
        counted.setFrom("sender@example.test");
        counted.setText("Grüße. ".repeat(20_000), "UTF-8");
        String talk = "--- loop\n" + Senders.HELLO + Senders.MESSAGE.repeat(many) + "C: QUIT\n";
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            List<String> told = new ArrayList<>();
            try (MailSender sender = Senders.plain(server).connections(many).build()) {
                PreparedMessage message = PreparedMessage.of(counted);
                List<CompletableFuture<Receipt>> all = new ArrayList<>();
                for (int i = 0; i < many; i++) {
                    all.add(sender.sendAsync(message, List.of(new InternetAddress("alice@example.test")))
                            .toCompletableFuture());
                }
                for (CompletableFuture<Receipt> each : all) {
                    told.add(receiptOf(each).messageId().orElseThrow());
                }
            }
            List<String> sent = server.awaitConversations(server.conversations().size()).stream()
                    .flatMap(conversation -> conversation.messages().stream())
                    .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                    .toList();
            assertThat(saves).hasValue(1);
            assertThat(sent).hasSize(many).containsOnly(sent.get(0));
            assertThat(told).hasSize(many).containsOnly(counted.getMessageID());
            assertThat(sent.get(0)).contains("Message-ID: " + counted.getMessageID() + "\r\n");
        }
    }

    @Test
    void theFailureIsTheFailureItself() throws Exception {
        String refused = "C: MAIL *\nS: 250 ok\nC: RCPT *\nS: 550 5.1.1 no such user\nC: RSET\nS: 250 ok\n";
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + refused + Senders.QUIT);
                MailSender sender = Senders.plain(server).build()) {
            CompletableFuture<Throwable> told = new CompletableFuture<>();
            sender.sendAsync(Senders.message()).whenComplete((receipt, thrown) -> told.complete(thrown));
            assertThat(told.get(10, TimeUnit.SECONDS)).isExactlyInstanceOf(MailboxUnavailableException.class);
        }
    }

    @Test
    void recipientsThatCannotBeReadFailTheStage() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO);
                MailSender sender = Senders.plain(server).build()) {
            Held message = new Held();
            message.setHeader("To", "<<>>, (");
            assertThat(failureOf(send(sender, message)).kind()).isEqualTo(FailureKind.ENVELOPE_INVALID);
        }
    }

    @Test
    void aFullQueueTakesNothingMoreAndSaysSoAtOnce() throws Exception {
        String talk = Senders.HELLO + Senders.MESSAGE.repeat(3) + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender =
                        Senders.plain(server).connections(1).queue(1).build()) {
            Held first = new Held();
            CompletableFuture<Receipt> inFlight = send(sender, first);
            first.awaitWriting();
            CompletableFuture<Receipt> queued =
                    sender.sendAsync(Senders.message()).toCompletableFuture();
            CompletableFuture<Receipt> refused =
                    sender.sendAsync(Senders.message()).toCompletableFuture();
            assertThat(refused).isDone();
            SmtpFailure failure = failureOf(refused);
            assertThat(failure).isInstanceOf(HostUnavailableException.class);
            assertThat(failure.kind()).isEqualTo(FailureKind.QUEUE_FULL);
            first.goOn();
            receiptOf(inFlight);
            receiptOf(queued);
            receiptOf(sender.sendAsync(Senders.message()).toCompletableFuture());
        }
    }

    @Test
    void whatIsCancelledInTheQueueNeverStarts() throws Exception {
        try (ScriptedServer server =
                        ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.MESSAGE + Senders.QUIT);
                MailSender sender =
                        Senders.plain(server).connections(1).queue(1).build()) {
            Held first = new Held();
            Held second = new Held();
            CompletableFuture<Receipt> inFlight = send(sender, first);
            first.awaitWriting();
            CompletableFuture<Receipt> queued = send(sender, second);
            assertThat(queued.cancel(true)).isTrue();
            assertThat(queued.cancel(true)).isFalse();
            assertCancelled(failureOf(queued));
            assertThat(queued.isCancelled()).isFalse();
            CompletableFuture<Receipt> third =
                    sender.sendAsync(Senders.message()).toCompletableFuture();
            first.goOn();
            receiptOf(inFlight);
            receiptOf(third);
            assertThat(second.wasWritten()).isFalse();
            assertThat(inFlight.cancel(true)).isFalse();
        }
    }

    @Test
    void whatIsNotWrittenYetIsCancelled() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + "X: wait\n");
                MailSender sender = Senders.plain(server).connections(1).build()) {
            Held message = new Held();
            CompletableFuture<Receipt> inFlight = send(sender, message);
            message.awaitWriting();
            assertThat(inFlight.cancel(true)).isTrue();
            assertCancelled(failureOf(inFlight));
        }
    }

    @Test
    void whatIsInFlightIsCutBeforeTheEndOfData() throws Exception {
        String next = Senders.NEXT + Senders.HELLO + Senders.MESSAGE + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(
                        Senders.HELLO + Senders.ENVELOPE + "C: DATA\nS: 354 go\nX: silent\n" + next);
                MailSender sender = Senders.plain(server).connections(1).build()) {
            Held message = Held.onItsWay();
            CompletableFuture<Receipt> inFlight = send(sender, message);
            message.awaitWriting();
            assertThat(inFlight.cancel(false)).isFalse();
            assertThat(inFlight.cancel(true)).isTrue();
            assertCancelled(failureOf(inFlight));
            receiptOf(sender.sendAsync(Senders.message()).toCompletableFuture());
        }
    }

    @Test
    void whatIsCutAfterTheEndOfDataIsUnknown() throws Exception {
        String talk = Senders.HELLO + Senders.ENVELOPE + Senders.DATA + "X: silent\n";
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = Senders.plain(server)
                        .verdictTimeout(Duration.ofSeconds(20))
                        .deadline(Duration.ofSeconds(20))
                        .build()) {
            CompletableFuture<Receipt> inFlight =
                    sender.sendAsync(Senders.message()).toCompletableFuture();
            while (server.conversations().isEmpty()
                    || server.conversations().get(0).messages().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(inFlight.cancel(true)).isTrue();
            assertThat(failureOf(inFlight)).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void whatConnectsIsCut() throws Exception {
        try (ScriptedServer server = ScriptedServer.play("X: silent\n");
                MailSender sender = Senders.plain(server)
                        .readTimeout(Duration.ofSeconds(20))
                        .deadline(Duration.ofSeconds(20))
                        .build()) {
            CompletableFuture<Receipt> inFlight =
                    sender.sendAsync(Senders.message()).toCompletableFuture();
            while (server.conversations().isEmpty()) {
                Thread.onSpinWait();
            }
            inFlight.cancel(true);
            assertCancelled(failureOf(inFlight));
        }
    }

    /** Each one a little later than the one before: queued, connecting, in every phase, or over. */
    @Test
    void wheneverItIsCancelledWhatIsCalledUnsentIsUnsent() throws Exception {
        String each = Senders.HELLO + Senders.MESSAGE.repeat(40) + Senders.QUIT;
        Map<String, CompletableFuture<Receipt>> all = new HashMap<>();
        try (ScriptedServer server = ScriptedServer.play("--- loop\n" + each)) {
            try (MailSender sender = Senders.plain(server).connections(3).build()) {
                for (int i = 0; i < 300; i++) {
                    MimeMessage message = Senders.message();
                    message.saveChanges();
                    CompletableFuture<Receipt> stage = sender.sendAsync(message).toCompletableFuture();
                    all.put(message.getMessageID(), stage);
                    for (int spin = 0; spin < i * 40; spin++) {
                        Thread.onSpinWait();
                    }
                    stage.cancel(true);
                }
            }
            String arrived = server.awaitConversations(server.conversations().size()).stream()
                    .flatMap(conversation -> conversation.messages().stream())
                    .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                    .collect(Collectors.joining());
            all.forEach((id, stage) -> {
                assertThat(stage).isDone();
                SmtpFailure failure = stage.isCompletedExceptionally() ? failureOf(stage) : null;
                if (failure == null) {
                    assertThat(arrived).contains(id);
                } else if (!(failure instanceof OutcomeUnknownException)) {
                    assertCancelled(failure);
                    assertThat(arrived).doesNotContain(id);
                }
            });
        }
    }

    @Test
    void anExecutorThatIsGivenRunsSendsAndContinuations() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "given"));
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server).executor(executor).build()) {
            Held message = new Held();
            CompletableFuture<Receipt> sent = send(sender, message);
            assertThat(message.awaitWriting().getName()).isEqualTo("given");
            CompletableFuture<String> after =
                    sent.thenApply(receipt -> Thread.currentThread().getName());
            CompletableFuture<String> async =
                    sent.thenApplyAsync(receipt -> Thread.currentThread().getName());
            message.goOn();
            assertThat(after.get(10, TimeUnit.SECONDS)).isEqualTo("given");
            assertThat(async.get(10, TimeUnit.SECONDS)).isEqualTo("given");
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void whatFollowsFromWhatFollowsRunsOnTheSameExecutor() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "given"));
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server).executor(executor).build()) {
            CompletableFuture<String> where = send(sender, released())
                    .thenApply(Receipt::queueId)
                    .thenApplyAsync(id -> Thread.currentThread().getName());
            assertThat(where.get(10, TimeUnit.SECONDS)).isEqualTo("given");
            Held unreadable = new Held();
            unreadable.setHeader("To", "<<>>, (");
            CompletableFuture<String> afterFailure = send(sender, unreadable)
                    .handle((receipt, thrown) -> String.valueOf(thrown))
                    .thenApplyAsync(text -> Thread.currentThread().getName());
            assertThat(afterFailure.get(10, TimeUnit.SECONDS)).isEqualTo("given");
        } finally {
            executor.shutdownNow();
        }
    }

    private static Held released() throws MessagingException {
        Held message = new Held();
        message.goOn();
        return message;
    }

    @Test
    void anExecutorThatTakesNothingFailsTheStage() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO);
                MailSender sender = Senders.plain(server)
                        .executor(task -> {
                            throw new RejectedExecutionException("full");
                        })
                        .build()) {
            assertThat(failureOf(send(sender, new Held())).kind()).isEqualTo(FailureKind.QUEUE_FULL);
        }
    }

    @Test
    void closingSendsWhatIsQueued() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE.repeat(3) + "C: QUIT\n")) {
            List<CompletableFuture<Receipt>> all = new ArrayList<>();
            MailSender sender = Senders.plain(server).connections(1).build();
            for (int i = 0; i < 3; i++) {
                all.add(sender.sendAsync(Senders.message()).toCompletableFuture());
            }
            sender.close();
            for (CompletableFuture<Receipt> each : all) {
                assertThat(each).isDone();
                receiptOf(each);
            }
            assertThat(failureOf(send(sender, new Held())).kind()).isEqualTo(FailureKind.SENDER_CLOSED);
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
    }

    @Test
    void whatCouldNotBeFinishedInTimeIsToldSoAndNoThreadStays() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.play(Senders.HELLO + Senders.ENVELOPE + "C: DATA\nS: 354 go\nX: silent\n")) {
            MailSender sender = Senders.plain(server)
                    .connections(1)
                    .gracePeriod(Duration.ofMillis(1))
                    .build();
            Held first = new Held();
            Held second = new Held();
            CompletableFuture<Receipt> inFlight = send(sender, first);
            Thread thread = first.awaitWriting();
            CompletableFuture<Receipt> queued = send(sender, second);
            sender.close();
            assertThat(failureOf(queued).kind()).isEqualTo(FailureKind.SENDER_CLOSED);
            assertCancelled(failureOf(inFlight));
            assertThat(second.wasWritten()).isFalse();
            assertEnds(thread);
        }
        for (Thread each : Thread.getAllStackTraces().keySet()) {
            if (each.getName().startsWith("steadymail-send-") || each.getName().equals("steadymail-pool")) {
                assertEnds(each);
            }
        }
    }

    @Test
    void aThreadWithNothingToSendEnds() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + Senders.QUIT);
                MailSender sender = Senders.plain(server).build()) {
            Held message = new Held();
            CompletableFuture<Receipt> sent = send(sender, message);
            Thread thread = message.awaitWriting();
            assertThat(thread.getName()).startsWith("steadymail-send-");
            assertThat(thread.isDaemon()).isTrue();
            message.goOn();
            receiptOf(sent);
            assertEnds(thread);
        }
    }

    private static void assertEnds(Thread thread) throws InterruptedException {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
    }
}
