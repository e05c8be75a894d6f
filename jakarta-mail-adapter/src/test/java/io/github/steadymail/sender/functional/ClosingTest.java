package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.SenderListener;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Closing ends everything that is under way, once, and tells everybody. */
class ClosingTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final String SILENT =
            "--- loop\n" + Senders.HELLO + Senders.ENVELOPE + "C: DATA\nS: 354 go\nX: silent\n";

    private static CompletableFuture<Outcome> attempt(MailSender sender, MimeMessage message) {
        return CompletableFuture.supplyAsync(() -> sender.attempt(message));
    }

    /** A thread that closes, and has come to where it waits. */
    private static Thread closing(MailSender sender) {
        Thread thread = new Thread(sender::close, "closing");
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private static void assertEnds(Thread thread) throws InterruptedException {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void whatFollowsFromASendThatIsCutRuns() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(SILENT)) {
            MailSender sender = Senders.plain(server).gracePeriod(Duration.ZERO).build();
            Held message = Held.onItsWay();
            CompletableFuture<Receipt> stage = sender.sendAsync(message).toCompletableFuture();
            CompletableFuture<Object> told = new CompletableFuture<>();
            CompletableFuture<Receipt> after = stage.whenCompleteAsync((receipt, thrown) -> told.complete(thrown));
            message.awaitWriting();
            sender.close();
            assertThat(stage).isDone();
            assertThat(told.get(10, TimeUnit.SECONDS)).isInstanceOf(SmtpFailure.class);
            assertThat(after.handle((receipt, thrown) -> "over").get(10, TimeUnit.SECONDS))
                    .isEqualTo("over");
            CompletableFuture<String> late = stage.handleAsync((receipt, thrown) -> "later");
            assertThat(late.get(10, TimeUnit.SECONDS)).isEqualTo("later");
        }
    }

    @Test
    void aMessageThatThrowsErrorsHoldsUpNobody() throws Exception {
        MimeMessage odd = new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            public String getMessageID() {
                throw new NoClassDefFoundError("of the application's");
            }
        };
        odd.setRecipients(MimeMessage.RecipientType.TO, "alice@example.test");
        try (ScriptedServer server = ScriptedServer.play(SILENT)) {
            MailSender sender = Senders.plain(server)
                    .connections(1)
                    .gracePeriod(Duration.ofMillis(1))
                    .build();
            Held first = Held.onItsWay();
            CompletableFuture<Receipt> inFlight = sender.sendAsync(first).toCompletableFuture();
            first.awaitWriting();
            CompletableFuture<Receipt> second = sender.sendAsync(odd).toCompletableFuture();
            CompletableFuture<Receipt> third =
                    sender.sendAsync(Senders.message()).toCompletableFuture();
            sender.close();
            assertThat(List.of(inFlight, second, third))
                    .allSatisfy(stage -> assertThat(stage).isCompletedExceptionally());
            assertThat(second.handle((receipt, thrown) -> thrown).get(10, TimeUnit.SECONDS))
                    .isInstanceOf(SmtpFailure.class);
        }
    }

    /** Each of the two had some of the connections, and waited for those of the other. */
    @Test
    void whoClosesSecondWaitsForTheFirst() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.play("--- loop\n" + Senders.HELLO + Senders.MESSAGE + "C: QUIT\n")) {
            MailSender sender = Senders.plain(server).gracePeriod(LONG).build();
            Held one = new Held();
            Held other = new Held();
            CompletableFuture<Outcome> first = attempt(sender, one);
            CompletableFuture<Outcome> second = attempt(sender, other);
            one.awaitWriting();
            other.awaitWriting();
            Thread closing = closing(sender);
            Thread again = closing(sender);
            one.goOn();
            first.get(10, TimeUnit.SECONDS);
            assertThat(closing.isAlive()).isTrue();
            assertThat(again.isAlive()).isTrue();
            other.goOn();
            second.get(10, TimeUnit.SECONDS);
            assertEnds(closing);
            assertEnds(again);
        }
    }

    @Test
    void anInterruptionEndsTheGracePeriodAndIsNotLost() throws Exception {
        Logger logger = Logger.getLogger("io.github.steadymail.sender");
        Lines lines = new Lines();
        logger.addHandler(lines);
        try (ScriptedServer server = ScriptedServer.play(SILENT)) {
            MailSender sender = Senders.plain(server).gracePeriod(LONG).build();
            Held message = Held.onItsWay();
            CompletableFuture<Receipt> inFlight = sender.sendAsync(message).toCompletableFuture();
            message.awaitWriting();
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            Thread closing = new Thread(() -> {
                sender.close();
                flag.complete(Thread.currentThread().isInterrupted());
            });
            closing.start();
            closing.interrupt();
            assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(inFlight).isCompletedExceptionally();
            assertThat(lines.warnings())
                    .anySatisfy(line -> assertThat(line).contains("closed with 1 messages in flight"));
        } finally {
            logger.removeHandler(lines);
        }
    }

    @Test
    void nothingIsCutWhereNothingIsUnderWayWhoeverIsInterrupted() throws Exception {
        Logger logger = Logger.getLogger("io.github.steadymail.sender");
        Lines lines = new Lines();
        logger.addHandler(lines);
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + "C: QUIT\n")) {
            MailSender sender = Senders.plain(server).build();
            sender.send(Senders.message());
            Thread.currentThread().interrupt();
            sender.close();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(lines.warnings()).isEmpty();
            assertThat(server.awaitConversations(1)).hasSize(1);
            assertThat(server.deviations()).isEmpty();
        } finally {
            logger.removeHandler(lines);
        }
    }

    private static OutcomeUnknownException unknown(MailSender sender) throws Exception {
        Outcome outcome = sender.attempt(Senders.message());
        return (OutcomeUnknownException) outcome.failure().orElseThrow();
    }

    @Test
    void nobodyReadsOnForAVerdictAfterTheGracePeriod() throws Exception {
        CompletableFuture<Outcome> told = new CompletableFuture<>();
        SenderListener listener = new SenderListener() {
            @Override
            public void lateVerdict(OutcomeUnknownException unknown, Outcome outcome) {
                told.complete(outcome);
            }
        };
        try (ScriptedServer server =
                ScriptedServer.play(Senders.HELLO + Senders.ENVELOPE + Senders.DATA + "X: silent\n")) {
            MailSender sender = Senders.plain(server)
                    .deadline(Duration.ofMillis(500))
                    .verdictTimeout(LONG)
                    .gracePeriod(Duration.ofMillis(1))
                    .listener(listener)
                    .build();
            CompletableFuture<Outcome> late = unknown(sender).lateVerdict().toCompletableFuture();
            assertThat(late).isNotDone();
            sender.close();
            assertThat(late).isDone();
            assertThat(late.get()).isInstanceOf(Outcome.Unknown.class);
            assertThat(told).isDone();
        }
        for (Thread each : Thread.getAllStackTraces().keySet()) {
            if (each.getName().equals("steadymail-late-verdict")) {
                assertEnds(each);
            }
        }
    }

    @Test
    void aVerdictThatComesWithinTheGracePeriodIsHeard() throws Exception {
        String talk = Senders.HELLO + Senders.ENVELOPE + Senders.DATA + "X: sleep 1200\n" + Senders.DONE;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            MailSender sender = Senders.plain(server)
                    .deadline(Duration.ofMillis(800))
                    .verdictTimeout(LONG)
                    .gracePeriod(LONG)
                    .build();
            CompletableFuture<Outcome> late = unknown(sender).lateVerdict().toCompletableFuture();
            sender.close();
            assertThat(late).isDone();
            assertThat(late.get()).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void aContinuationMayCloseAndWaitsForNobodyButTheOthers() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + "C: QUIT\n")) {
            MailSender sender = Senders.plain(server).gracePeriod(LONG).build();
            Held message = new Held();
            CompletableFuture<Void> closed =
                    sender.sendAsync(message).toCompletableFuture().thenRun(sender::close);
            message.awaitWriting();
            message.goOn();
            closed.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aContinuationMayCloseWhatIsBeingClosed() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE + "C: QUIT\n")) {
            MailSender sender = Senders.plain(server).gracePeriod(LONG).build();
            Held message = new Held();
            CompletableFuture<Void> closed =
                    sender.sendAsync(message).toCompletableFuture().thenRun(sender::close);
            message.awaitWriting();
            Thread closing = closing(sender);
            message.goOn();
            closed.get(10, TimeUnit.SECONDS);
            assertEnds(closing);
        }
    }

    private static final class Lines extends Handler {
        private final List<String> warnings = new CopyOnWriteArrayList<>();

        List<String> warnings() {
            return warnings;
        }

        @Override
        public void publish(LogRecord logged) {
            if (logged.getLevel().equals(Level.WARNING)) {
                Object[] with = logged.getParameters();
                warnings.add(with == null ? logged.getMessage() : MessageFormat.format(logged.getMessage(), with));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
