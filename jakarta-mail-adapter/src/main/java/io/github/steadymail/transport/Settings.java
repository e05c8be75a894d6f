package io.github.steadymail.transport;

import io.github.steadymail.failure.ReplyClassifier;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.util.PropUtil;
import org.jspecify.annotations.Nullable;

/** The properties of one protocol, {@code mail.smtp.*} or {@code mail.smtps.*}, as Angus Mail documents them. */
final class Settings {
    private final Properties properties;
    private final String prefix;

    Settings(Properties properties, String protocol) {
        this.properties = properties;
        this.prefix = "mail." + protocol;
    }

    Properties properties() {
        return properties;
    }

    /** {@code mail.smtp}, without a final dot. */
    String prefix() {
        return prefix;
    }

    boolean flag(String name, boolean otherwise) {
        return PropUtil.getBooleanProperty(properties, prefix + "." + name, otherwise);
    }

    int number(String name, int otherwise) {
        return PropUtil.getIntProperty(properties, prefix + "." + name, otherwise);
    }

    @Nullable
    String text(String name) {
        return properties.getProperty(prefix + "." + name);
    }

    /** The text of a property, null also if it is empty. */
    @Nullable
    String nonEmpty(String name) {
        String value = text(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /**
     * Whether TLS from the first octet may be put on a plain socket here, which then shows what has come, and not by Angus
     * Mail: unless a socket factory is set, which has rules of its own there, such as what to try after it.
     */
    boolean leavesTlsToUs() {
        boolean bySettings = Stream.of(
                        "socketFactory",
                        "socketFactory.class",
                        "socketFactory.port",
                        "ssl.socketFactory.class",
                        "ssl.socketFactory.port")
                .noneMatch(name -> properties.get(prefix + "." + name) != null || text(name) != null);
        Object factory = properties.get(prefix + ".ssl.socketFactory");
        boolean decides = factory instanceof SSLSocketFactory
                && !flag("socketFactory.fallback", true)
                && text("ssl.trust") == null;
        return bySettings && (factory == null || decides);
    }

    boolean allowsUtf8() {
        return PropUtil.getBooleanProperty(properties, "mail.mime.allowutf8", false);
    }

    boolean showsLogin() {
        return PropUtil.getBooleanProperty(properties, "mail.debug.auth", false);
    }

    /** The milliseconds that connecting and sending may take together; 0 for no limit. */
    int deadlineMillis() {
        Object value = properties.get(Steadymail.DEADLINE);
        String text = value == null ? properties.getProperty(Steadymail.DEADLINE, "0") : value.toString();
        try {
            int milliseconds = Integer.parseInt(text.strip());
            if (milliseconds >= 0) {
                return milliseconds;
            }
        } catch (NumberFormatException e) {
            // says the same as a number below 0
        }
        throw new IllegalArgumentException(Steadymail.DEADLINE + " wants milliseconds, 0 or more, not: " + text);
    }

    /** The milliseconds that the verdict on the end of data may take; 0 for those of any reply. */
    int verdictMillis() {
        return PropUtil.getIntProperty(properties, Steadymail.VERDICT_TIMEOUT, 0);
    }

    /** Whether commands may go in groups, where the server offers that. */
    boolean pipelining() {
        return PropUtil.getBooleanProperty(properties, Steadymail.PIPELINING, true);
    }

    Chunks chunks() {
        return Chunks.of(properties.getProperty(Steadymail.CHUNKING), number("chunksize", -1));
    }

    /** What watches deadlines; null for a thread of our own. */
    @Nullable
    ScheduledExecutorService timer() {
        Object value = properties.get(Steadymail.TIMER);
        if (value == null || value instanceof ScheduledExecutorService) {
            return (ScheduledExecutorService) value;
        }
        throw new IllegalArgumentException(Steadymail.TIMER + " wants a ScheduledExecutorService, not: " + value);
    }

    /** What tells the meaning of the replies. */
    ReplyClassifier classifier() {
        Object value = properties.get(Steadymail.CLASSIFIER);
        if (value == null) {
            return ReplyClassifier.standard();
        }
        if (value instanceof ReplyClassifier classifier) {
            return classifier;
        }
        throw new IllegalArgumentException(Steadymail.CLASSIFIER + " wants a ReplyClassifier, not: " + value);
    }
}
