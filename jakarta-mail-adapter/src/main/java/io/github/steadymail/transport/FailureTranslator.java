package io.github.steadymail.transport;

import io.github.steadymail.failure.SmtpFailure;
import jakarta.mail.Address;
import jakarta.mail.Message;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a foreign transport's exception means, as far as it still tells: plain Angus Mail's, JavaMail's
 * ({@code com.sun.mail}), Geronimo's.
 *
 * <p>It reads classes by their shape, texts, chains and stack traces, and needs none of those libraries. Much is lost
 * by then: where the exception does not show whether the message went out, the answer is
 * {@link io.github.steadymail.failure.OutcomeUnknownException}, and a connection is never called usable. What
 * {@code Transport.send} throws may come from its {@code close()}, after the message was accepted. The foreign
 * exception stays as {@code getNextException()}, and has the only stack trace. Replies are read by the standard rules; where the file that
 * {@link io.github.steadymail.failure.ReplyClassifier#RULES} names is no good, every method throws
 * {@link IllegalStateException}. Stateless and thread-safe.
 */
public final class FailureTranslator {
    private FailureTranslator() {}

    /**
     * Translates what {@code Transport.send} threw, or what was thrown nobody knows where.
     *
     * @param thrown any exception; one that is or holds an {@link SmtpFailure} gives that, and one that wraps a Jakarta
     *     Mail exception means what that means
     * @return the failure; empty if the exception only reports that the server took the message for everybody, as
     *     {@code reportsuccess} has it
     */
    public static Optional<SmtpFailure> translate(Exception thrown) {
        return translate(thrown, null);
    }

    /**
     * Translates what {@code sendMessage} or {@code Transport.send} threw for this message.
     *
     * @param thrown any exception; one that is or holds an {@link SmtpFailure} gives that, and one that wraps a Jakarta
     *     Mail exception means what that means
     * @param message the message, for its Message-ID; null if it is not at hand
     * @param recipients the envelope's recipients, as they were given; none if they are not at hand, and then those that
     *     the exception names count
     * @return the failure; empty if the exception only reports that the server took the message for everybody
     */
    public static Optional<SmtpFailure> translate(Exception thrown, @Nullable Message message, Address... recipients) {
        Optional<SmtpFailure> ours = SmtpFailure.find(Objects.requireNonNull(thrown, "thrown"));
        return ours.isPresent() ? ours : new ForeignSend(ForeignLink.unwrapped(thrown), message, recipients).failure();
    }

    /**
     * Translates what {@code Transport.connect} threw: nothing was sent.
     *
     * @param thrown any exception; one that is or holds an {@link SmtpFailure} gives that, and one that wraps a Jakarta
     *     Mail exception means what that means
     * @return the failure
     */
    public static SmtpFailure translateConnect(Exception thrown) {
        return SmtpFailure.find(Objects.requireNonNull(thrown, "thrown"))
                .orElseGet(() -> ForeignConnect.failure(ForeignLink.unwrapped(thrown)));
    }
}
