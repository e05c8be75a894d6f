package io.github.steadymail.transport;

import io.github.steadymail.reply.Printable;
import io.github.steadymail.reply.ReplyCode;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exception in a foreign transport's chain, read by its shape: a command, a code, perhaps an address. Angus Mail's,
 * JavaMail's and Geronimo's all have {@code getCommand()}, {@code getReturnCode()} and {@code getAddress()}, and none of
 * the classes need be there.
 *
 * @param exception the exception
 * @param command the command that was answered, empty where the exception does not tell
 * @param code the reply code, -1 or 0 for none
 * @param address the recipient whose RCPT it was, null for any other command
 */
record ForeignLink(
        Exception exception,
        String command,
        int code,
        @Nullable InternetAddress address) {
    private static final int MOST_LINKS = 200_000;
    private static final int MOST_WRAPPERS = 16;
    private static final int HIGHEST_CODE = 999;
    private static final int LONGEST_LINE = 8_000;
    private static final String END_OF_FILE = "[EOF]";

    /** The nearest Jakarta Mail exception in what wrapped it, as Spring does; the exception itself if there is none. */
    static Exception unwrapped(Exception thrown) {
        Object next = thrown;
        for (int depth = 0; depth < MOST_WRAPPERS && next instanceof Exception wrapper; depth++) {
            if (wrapper instanceof MessagingException) {
                return wrapper;
            }
            Object causes = asked(wrapper, "getMessageExceptions");
            next = causes instanceof Exception[] several && several.length > 0 ? several[0] : wrapper.getCause();
        }
        return thrown;
    }

    /** The chain below an exception, itself first, as far as {@code getNextException()} leads. */
    static List<ForeignLink> chain(Exception thrown) {
        List<ForeignLink> chain = new ArrayList<>();
        Exception next = thrown;
        while (next != null && chain.size() < MOST_LINKS) {
            chain.add(of(next));
            next = next instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return chain;
    }

    private static ForeignLink of(Exception exception) {
        Object command = asked(exception, "getCommand");
        Object code = asked(exception, "getReturnCode");
        Object address = asked(exception, "getAddress");
        return new ForeignLink(
                exception,
                command instanceof String text && code instanceof Integer ? text : "",
                code instanceof Integer number && number <= HIGHEST_CODE ? number : -1,
                address instanceof InternetAddress recipient ? recipient : null);
    }

    private static @Nullable Object asked(Exception exception, String getter) {
        if (exception.getClass().getModule() == Object.class.getModule()) {
            return null;
        }
        try {
            return exception.getClass().getMethod(getter).invoke(exception);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException | LinkageError e) {
            return null; // an exception of another shape, or one whose own parts are missing here
        }
    }

    /** Whether it tells of a command. */
    boolean hasCommand() {
        return !command.isEmpty();
    }

    boolean isOf(String verb) {
        return command.regionMatches(true, 0, verb, 0, verb.length());
    }

    /** The server's reply; null where none came. */
    @Nullable
    SmtpReply reply() {
        return reply(code, exception.getMessage());
    }

    /** The reply that an exception's message holds whole, each line with its code; null if it is something else. */
    static @Nullable SmtpReply replyIn(@Nullable String message) {
        if (message == null || message.isEmpty() || message.equals(END_OF_FILE)) {
            return null;
        }
        SmtpReply reply = SmtpReply.parse(message);
        return reply.isComplete() ? reply : null;
    }

    private static @Nullable SmtpReply reply(int code, @Nullable String message) {
        if (message == null || message.isBlank() || message.equals(END_OF_FILE)) {
            return code > 0 ? SmtpReply.of(ReplyCode.of(code)) : null;
        }
        SmtpReply reply = SmtpReply.parse(message);
        if (code <= 0 || (reply.isComplete() && reply.code().value() == code)) {
            return reply;
        }
        return SmtpReply.of(
                ReplyCode.of(code), Printable.of(message.strip(), LONGEST_LINE)); // Geronimo's bears no code
    }
}
