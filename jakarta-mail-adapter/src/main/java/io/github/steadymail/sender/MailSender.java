package io.github.steadymail.sender;

import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.SmtpFailure;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/**
 * Sends messages over a pool of connections to one server.
 *
 * <p>What {@code send} throws as a {@link MessagingException} is always an {@link SmtpFailure}. A message without a
 * Message-ID is saved before it is sent, so that it has one to be looked up by. Thread-safe; a message is used by one
 * thread at a time.
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
     * Sends a message to the recipients in its headers, and tells instead of throwing.
     *
     * @param message the message
     * @return what came of it
     */
    default Outcome attempt(MimeMessage message) {
        try {
            return new Outcome.Accepted(send(message));
        } catch (MessagingException e) {
            return Outcome.of(SmtpFailure.find(e).orElseThrow(() -> new IllegalStateException(e)));
        }
    }

    /**
     * Takes no more messages, waits for those in flight as long as {@link MailSenderBuilder#gracePeriod} says, and closes
     * all connections. Throws nothing; what is in flight after that is cut when its own deadline comes, and logged.
     */
    @Override
    void close();
}
