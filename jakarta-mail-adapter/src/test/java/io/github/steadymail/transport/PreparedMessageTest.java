package io.github.steadymail.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.util.CRLFOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedMessageTest {
    private final MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));

    @Test
    void aShortMessageIsWrittenOnce() throws Exception {
        message.setText("Please pay.");
        message.saveChanges();
        PreparedMessage prepared = PreparedMessage.of(message);
        Octets once = Objects.requireNonNull(prepared.octets());
        assertThat(prepared.octets()).isSameAs(once);
        assertThat(new String(once.array(), 0, once.length(), StandardCharsets.US_ASCII))
                .endsWith("\r\n\r\nPlease pay.\r\n");
        prepared.changed();
        assertThat(prepared.octets()).isNotSameAs(once);
    }

    /** Counts who saves or writes it; the first one waits for another to come, or to wait for him. */
    private static final class Shared extends MimeMessage {
        private final AtomicInteger calls = new AtomicInteger();
        private final CompletableFuture<Thread> other = new CompletableFuture<>();
        private volatile boolean counting;

        Shared() throws MessagingException {
            super(Session.getInstance(new Properties()));
            setText("Please pay.");
        }

        @Override
        protected synchronized void updateHeaders() throws MessagingException {
            comes();
            super.updateHeaders();
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
            comes();
            super.writeTo(out, ignored);
        }

        private void comes() {
            if (counting && calls.incrementAndGet() == 1) {
                Thread second = other.orTimeout(10, TimeUnit.SECONDS).join();
                while (calls.get() == 1 && second.getState() != Thread.State.BLOCKED && second.isAlive()) {
                    Thread.onSpinWait();
                }
            }
        }

        /** Does the same on two threads at a time. */
        <T> List<T> twice(Callable<T> asked) throws Exception {
            counting = true;
            FutureTask<T> one = new FutureTask<>(asked);
            FutureTask<T> two = new FutureTask<>(asked);
            new Thread(one, "one").start();
            while (calls.get() == 0) {
                Thread.onSpinWait();
            }
            Thread second = new Thread(two, "two");
            second.start();
            other.complete(second);
            return List.of(one.get(10, TimeUnit.SECONDS), two.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void whoeverAsksAtTheSameTimeIsToldTheSameMessageId() throws Exception {
        Shared shared = new Shared();
        PreparedMessage prepared = PreparedMessage.of(shared);
        List<String> told = shared.twice(() -> Objects.requireNonNull(prepared.identify()));
        assertThat(shared.calls).hasValue(1);
        assertThat(told).containsOnly(shared.getMessageID());
    }

    @Test
    void itIsWrittenOnceWhoeverSendsItAtTheSameTime() throws Exception {
        Shared shared = new Shared();
        shared.saveChanges();
        PreparedMessage prepared = PreparedMessage.of(shared);
        List<Octets> both = shared.twice(() -> Objects.requireNonNull(prepared.octets()));
        assertThat(shared.calls).hasValue(1);
        assertThat(both.get(1)).isSameAs(both.get(0));
    }

    @Test
    void aLongMessageIsNotKept() throws Exception {
        message.setText("Please pay. ".repeat(PreparedMessage.LONGEST / 12 + 1));
        message.saveChanges();
        assertThat(PreparedMessage.of(message).octets()).isNull();
    }

    @Test
    void whatIsKeptIsWhatTheMessageWrites() throws Exception {
        MimeMultipart parts = new MimeMultipart();
        for (String text : new String[] {"Grüße\n.\n..dots", "plain\r\n", "€".repeat(500)}) {
            MimeBodyPart part = new MimeBodyPart();
            part.setText(text, "UTF-8");
            parts.addBodyPart(part);
        }
        message.setSubject("Größe");
        message.addHeader("X-Raw", "rohe Größe \u20ac");
        message.setContent(parts);
        message.saveChanges();
        assertThat(kept()).isEqualTo(written());
    }

    @Test
    void aParsedMessageIsKeptAsItWas() throws Exception {
        MimeMessage parsed = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(
                        "Subject: x\nBcc: b@example.test\n\nno end".getBytes(StandardCharsets.US_ASCII)));
        Octets octets = Objects.requireNonNull(PreparedMessage.of(parsed).octets());
        assertThat(new String(octets.array(), 0, octets.length(), StandardCharsets.US_ASCII))
                .isEqualTo("Subject: x\r\n\r\nno end\r\n");
    }

    @Test
    void whatCannotBeReadIsThrown() throws Exception {
        PreparedMessage broken = PreparedMessage.of(new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            public void writeTo(OutputStream out, String[] ignored) throws IOException {
                throw new IOException("the file is gone");
            }
        });
        assertThatThrownBy(broken::octets).isInstanceOf(IOException.class).hasMessage("the file is gone");
    }

    @Test
    void whoeverTakesNoNoticeOfTheLimitIsNotKeptCut() throws Exception {
        PreparedMessage prepared = PreparedMessage.of(new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            public void writeTo(OutputStream out, String[] ignored) {
                PrintStream print = new PrintStream(out, false, StandardCharsets.US_ASCII);
                print.print("Subject: x\r\n\r\n" + "Please pay.\r\n".repeat(PreparedMessage.LONGEST / 10));
                print.flush();
            }
        });
        assertThat(prepared.octets()).isNull();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        prepared.writeTo(whole);
        assertThat(whole.toString(StandardCharsets.US_ASCII))
                .hasSize(14 + 13 * (PreparedMessage.LONGEST / 10))
                .endsWith("pay.\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {PreparedMessage.LONGEST + 5_000, 4 * PreparedMessage.LONGEST})
    void whatCanBeReadOnlyOnceIsNotSentWithoutItsBeginning(int octets) throws Exception {
        byte[] content = new byte[octets];
        new Random(42).nextBytes(content);
        InputStream once = new ByteArrayInputStream(content);
        message.setDataHandler(new DataHandler(new OnceReadable(once)));
        message.saveChanges();
        PreparedMessage prepared = PreparedMessage.of(message);
        assertThat(prepared.octets()).isNull();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        assertThatThrownBy(() -> prepared.writeTo(second))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("read only once");
    }

    @Test
    void aHeaderMayBeAnotherEachTime() throws Exception {
        Deque<String> signatures = new ArrayDeque<>(List.of("X-Signed: 1", "X-Signed: 22\r\nX-More: 3"));
        PreparedMessage prepared = PreparedMessage.of(new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            public void writeTo(OutputStream out, String[] ignored) throws IOException {
                String content = "Please pay.\r\n".repeat(PreparedMessage.LONGEST / 10);
                out.write((signatures.remove() + "\r\n\r\n" + content).getBytes(StandardCharsets.US_ASCII));
            }
        });
        assertThat(prepared.octets()).isNull();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        prepared.writeTo(second);
        assertThat(second.toString(StandardCharsets.US_ASCII))
                .startsWith("X-Signed: 22\r\nX-More: 3\r\n\r\nPlease")
                .hasSize(27 + 13 * (PreparedMessage.LONGEST / 10));
    }

    @Test
    void whatTakesNoNoticeOfADifferenceEndsInAnErrorToo() throws Exception {
        Deque<String> texts = new ArrayDeque<>(List.of("a", "b"));
        PreparedMessage prepared = PreparedMessage.of(new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            public void writeTo(OutputStream out, String[] ignored) {
                PrintStream print = new PrintStream(out, false, StandardCharsets.US_ASCII);
                print.print("Subject: x\r\n\r\n" + texts.remove().repeat(PreparedMessage.LONGEST + 1));
                print.flush();
            }
        });
        assertThat(prepared.octets()).isNull();
        assertThatThrownBy(() -> prepared.writeTo(OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class);
    }

    /** A source whose stream is always the same. */
    private record OnceReadable(InputStream stream) implements DataSource {
        @Override
        public InputStream getInputStream() {
            return stream;
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getContentType() {
            return "application/octet-stream";
        }

        @Override
        public String getName() {
            return "once";
        }
    }

    private byte[] kept() throws IOException, MessagingException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        Objects.requireNonNull(PreparedMessage.of(message).octets()).writeTo(kept);
        return kept.toByteArray();
    }

    private byte[] written() throws IOException, MessagingException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        message.writeTo(new CRLFOutputStream(written), new String[] {"Bcc"});
        return written.toByteArray();
    }
}
