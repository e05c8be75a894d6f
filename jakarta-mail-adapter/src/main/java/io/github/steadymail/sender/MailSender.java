package io.github.steadymail.sender;

import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.transport.PreparedMessage;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Sends messages over a pool of connections to one server.
 *
 * <p>What {@code send} throws as a {@link MessagingException} is always an {@link SmtpFailure}. A message
 * that the program made is saved before it is sent, as {@code Transport.send} does, but its Message-ID stays the same, and
 * one that has none gets one to be looked up by. A message that was read, as from a file, goes out as it was read; who
 * has changed parts of it calls {@code saveChanges()}. Thread-safe; a message is used by one thread at a time, unless it
 * is {@linkplain PreparedMessage prepared}.
 */
public interface MailSender extends AutoCloseable {

    /**
     * Begins a sender.
     *
     * @return a builder, for which only the host must be said
     */
    static MailSenderBuilder builder() {
        return new MailSenderBuilder();
    }

    /**
     * Sends a message to the recipients in its To, Cc and Bcc headers.
     *
     * @param message the message
     * @return what the server said when it took it for all
     * @throws MessagingException always an {@link SmtpFailure}
     */
    Receipt send(MimeMessage message) throws MessagingException;

    /**
     * Sends a message to these recipients, whatever its headers say.
     *
     * @param message the message
     * @param recipients the recipients; groups are expanded
     * @return what the server said when it took it for all
     * @throws MessagingException always an {@link SmtpFailure}
     */
    Receipt send(MimeMessage message, List<? extends Address> recipients) throws MessagingException;

    /**
     * Sends a message to the recipients in its To, Cc and Bcc headers, on another thread; nothing may change it until the
     * stage is complete.
     *
     * <p>The stage completes with the receipt, or exceptionally with the {@link SmtpFailure} itself; at once with kind
     * QUEUE_FULL where {@link MailSenderBuilder#queue} says so, and with SENDER_CLOSED where the sender is closed. The
     * deadline begins now. {@code toCompletableFuture().cancel(true)} takes the message out of the queue, or cuts its
     * connection, and returns whether it could do either; the stage then completes with what came of it: a failure of
     * kind CANCELLED if nothing went out, an {@link io.github.steadymail.failure.OutcomeUnknownException}, or what the
     * server had said by then. It never completes with a {@link java.util.concurrent.CancellationException}, so
     * {@code isCancelled()} stays false. {@code cancel(false)} leaves alone what is in flight. Stages that follow from it
     * cancel nothing but themselves.
     *
     * @param message the message
     * @return what comes of it
     */
    CompletionStage<Receipt> sendAsync(MimeMessage message);

    /**
     * Sends a message to these recipients, on another thread, as {@link #sendAsync(MimeMessage)} does.
     *
     * @param message the message
     * @param recipients the recipients; groups are expanded
     * @return what comes of it
     */
    CompletionStage<Receipt> sendAsync(MimeMessage message, List<? extends Address> recipients);

    /**
     * Sends a message that was prepared to these recipients, on another thread, as {@link #sendAsync(MimeMessage)} does. It
     * may be sent to others meanwhile; if it is too long to be kept, not until the stage is complete.
     *
     * @param message the message, which is written the first time only, if it is not too long to be kept
     * @param recipients the recipients; groups are expanded
     * @return what comes of it
     */
    default CompletionStage<Receipt> sendAsync(PreparedMessage message, List<? extends Address> recipients) {
        return sendAsync(message.message(), recipients);
    }

    /**
     * Sends a message that was prepared, to be sent more than once, to these recipients.
     *
     * @param message the message, which is written the first time only, if it is not too long to be kept
     * @param recipients the recipients; groups are expanded
     * @return what the server said when it took it for all
     * @throws MessagingException always an {@link SmtpFailure}
     */
    default Receipt send(PreparedMessage message, List<? extends Address> recipients) throws MessagingException {
        return send(message.message(), recipients);
    }

    /**
     * Sends a message to the recipients in its headers, and tells instead of throwing.
     *
     * @param message the message
     * @return what came of it
     */
    default Outcome attempt(MimeMessage message) {
        return Attempts.outcome(() -> send(message));
    }

    /**
     * Sends a message to these recipients, and tells instead of throwing.
     *
     * @param message the message
     * @param recipients the recipients; groups are expanded
     * @return what came of it
     */
    default Outcome attempt(MimeMessage message, List<? extends Address> recipients) {
        return Attempts.outcome(() -> send(message, recipients));
    }

    /**
     * Takes no more messages, finishes those in flight and queued as long as {@link MailSenderBuilder#gracePeriod} says,
     * and closes all connections. Throws nothing. After that what is queued fails with kind SENDER_CLOSED and was not
     * sent, what is in flight is cut and fails with kind CANCELLED or as unknown, and their numbers are logged.
     *
     * <p>A verdict that comes late ({@link io.github.steadymail.failure.OutcomeUnknownException#lateVerdict()}) is waited
     * for within the grace period too; after that the connection is cut, and the outcome stays unknown. No thread of the
     * sender's outlives this, but one that a message's own code holds up.
     *
     * <p>Every stage is complete then, and what follows from it runs; only a message that goes on writing itself after it
     * was cut and interrupted completes its stage when it ends that. An interruption of the thread that closes ends the
     * grace period, and stays set. A second call waits for the first one, but not on a thread that sends, for which the
     * first one waits.
     */
    @Override
    void close();
}
