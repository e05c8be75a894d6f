package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A message that stops in the middle of its writing until it is told to go on. */
final class Held extends MimeMessage {
    private final CompletableFuture<Thread> writing = new CompletableFuture<>();
    private final CountDownLatch told = new CountDownLatch(1);

    private int free;

    Held() throws MessagingException {
        this("Please pay.", 0);
    }

    /** A message that is too long to be kept, and stops when it is written on its way. */
    static Held onItsWay() throws MessagingException {
        return new Held("Please pay. ".repeat(30_000), 1);
    }

    private Held(String text, int free) throws MessagingException {
        super(Session.getInstance(new Properties()));
        this.free = free;
        setFrom("sender@example.test");
        setRecipients(RecipientType.TO, "alice@example.test");
        setText(text);
        saveChanges();
    }

    /** Returns the thread that writes it, once there is one. */
    Thread awaitWriting() throws Exception {
        return writing.get(10, TimeUnit.SECONDS);
    }

    boolean wasWritten() {
        return writing.isDone();
    }

    void goOn() {
        told.countDown();
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        if (free-- > 0) {
            super.writeTo(out, ignored);
            return;
        }
        writing.complete(Thread.currentThread());
        try {
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        super.writeTo(out, ignored);
    }
}
