package io.github.steadymail.transport;

import io.github.steadymail.reply.Printable;
import io.github.steadymail.reply.ReplyCode;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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
 * @param address the recipient whose RCPT it was, null for any other command
 * @param reply the server's reply; null where none came, or the exception is not about a reply
 */
record ForeignLink(
        Exception exception,
        String command,
        @Nullable InternetAddress address,
        @Nullable SmtpReply reply) {
    private static final int MOST_LINKS = 200_000;
    private static final int MOST_WRAPPERS = 16;
    private static final int HIGHEST_CODE = 999;
    private static final int LONGEST_LINE = 8_000;
    private static final String END_OF_FILE = "[EOF]";
    private static final List<String> GETTERS =
            List.of("getCommand", "getReturnCode", "getAddress", "getMessageExceptions");
    private static final int COMMAND = 0;
    private static final int CODE = 1;
    private static final int ADDRESS = 2;
    private static final int MESSAGE_EXCEPTIONS = 3;

    /**
     * By class the getters that it has, null for those that it has not: to look in vain costs far more than to ask. It
     * holds nothing but the JDK's own types: a class of a server's must not hold on to one of a war's.
     */
    private static final ClassValue<@Nullable Method[]> SHAPES = new ClassValue<>() {
        @Override
        protected @Nullable Method[] computeValue(Class<?> type) {
            @Nullable Method[] shape = new Method[GETTERS.size()];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = method(type, GETTERS.get(i));
            }
            return shape;
        }
    };

    /** The nearest Jakarta Mail exception in what wrapped it, as Spring does; the exception itself if there is none. */
    static Exception unwrapped(Exception thrown) {
        Object next = thrown;
        for (int depth = 0; depth < MOST_WRAPPERS && next instanceof Exception wrapper; depth++) {
            if (wrapper instanceof MessagingException) {
                return wrapper;
            }
            Object causes = asked(wrapper, MESSAGE_EXCEPTIONS);
            next = causes instanceof Exception[] several && several.length > 0 ? several[0] : wrapper.getCause();
        }
        return thrown;
    }

    /** The chain below an exception, itself first, as far as {@code getNextException()} leads. */
    static List<ForeignLink> chain(Exception thrown) {
        List<ForeignLink> chain = new ArrayList<>(4);
        Exception next = thrown;
        while (next != null && chain.size() < MOST_LINKS) {
            chain.add(of(next));
            next = next instanceof MessagingException messaging ? messaging.getNextException() : null;
        }
        return chain;
    }

    private static ForeignLink of(Exception exception) {
        Object command = asked(exception, COMMAND);
        Object code = asked(exception, CODE);
        Object address = asked(exception, ADDRESS);
        String said = command instanceof String text && code instanceof Integer ? text : "";
        int number = code instanceof Integer value && value <= HIGHEST_CODE ? value : -1;
        InternetAddress recipient = address instanceof InternetAddress internet ? internet : null;
        boolean told = !said.isEmpty() || recipient != null;
        return new ForeignLink(exception, said, recipient, told ? reply(number, exception.getMessage()) : null);
    }

    private static @Nullable Object asked(Exception exception, int getter) {
        Method method = SHAPES.get(exception.getClass())[getter];
        try {
            return method == null ? null : method.invoke(exception);
        } catch (IllegalAccessException | InvocationTargetException | LinkageError e) {
            return null; // a class that is not open, or whose own parts are missing here
        }
    }

    private static @Nullable Method method(Class<?> type, String getter) {
        if (type.getModule() == Object.class.getModule()) {
            return null;
        }
        try {
            return type.getMethod(getter);
        } catch (NoSuchMethodException | LinkageError e) {
            return null;
        }
    }

    /** Whether it tells of a command. */
    boolean hasCommand() {
        return !command.isEmpty();
    }

    boolean isOf(String verb) {
        return command.regionMatches(true, 0, verb, 0, verb.length());
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
