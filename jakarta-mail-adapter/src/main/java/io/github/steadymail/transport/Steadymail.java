package io.github.steadymail.transport;

import io.github.steadymail.failure.ReplyClassifier;
import jakarta.mail.Authenticator;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.util.Properties;

/**
 * The drop-in transport's place in a {@link Session}.
 *
 * <p>On a plain class path there is nothing to call: {@code session.getTransport("smtp")} and {@code Transport.send}
 * take the transport from the service loader. Thread-safe.
 */
public final class Steadymail {
    /**
     * The system property that switches the drop-in off: with {@code false}, Jakarta Mail gets Angus Mail's transport.
     *
     * <p>For one Session, {@code mail.smtp.class} does the same. {@link #session} is not switched: whoever calls it wants
     * the drop-in.
     */
    public static final String ENABLED = "steadymail.enabled";

    /**
     * The Session property that bounds the whole way of a message, in milliseconds: the time inside {@code connect} and
     * the first {@code sendMessage} together, and inside each later {@code sendMessage} alone. No limit if absent or 0;
     * {@code connect} throws {@link IllegalArgumentException} if it is no number. A message that blocks while it writes
     * itself is not interrupted.
     */
    public static final String DEADLINE = "steadymail.deadline";

    /**
     * The Session property that holds a {@link ReplyClassifier}, put there as an object, which tells what the replies of
     * that Session's servers mean. {@link ReplyClassifier#standard()} if absent; {@code connect} throws
     * {@link IllegalArgumentException} if it is none, and {@link IllegalStateException} if the file that
     * {@link ReplyClassifier#RULES} names is no good.
     */
    public static final String CLASSIFIER = "steadymail.classifier";

    /**
     * The Session property that holds a {@link java.util.concurrent.ScheduledExecutorService}, put there as an object, on
     * which deadlines are watched; one daemon thread for all, which ends when there are none, if absent, or where it takes
     * nothing more. {@code connect} throws {@link IllegalArgumentException} if it is none.
     */
    public static final String TIMER = "steadymail.timer";

    /**
     * The Session property that says how long the server may take for its verdict on the end of data, in milliseconds,
     * where giving up leaves the outcome unknown; {@code mail.smtp.timeout} if absent or 0. RFC 5321, section
     * 4.5.3.2.6, asks for 10 minutes.
     */
    public static final String VERDICT_TIMEOUT = "steadymail.verdict.timeout";

    /**
     * The Session property that says with {@code false} that commands go one by one; else they go in groups where the
     * server offers PIPELINING (RFC 2920), with the same outcome in fewer round trips.
     */
    public static final String PIPELINING = "steadymail.pipelining";

    /**
     * The Session property that says whether content goes with BDAT where the server offers CHUNKING (RFC 3030):
     * {@code off}, {@code on} or {@code eager}; {@code connect} throws {@link IllegalArgumentException} for anything else.
     * Absent, {@code mail.smtp.chunksize} says it, as in Angus Mail.
     *
     * <p>{@code eager} sends the envelope and a {@link PreparedMessage} of up to 64 KiB in one flight, to a single
     * recipient or with {@code mail.smtp.sendpartial}, where the server spoke within the last second. A connection that
     * breaks then leaves the outcome unknown more often, and some old servers take the content of a refused message for
     * commands (Exim before 4.90).
     */
    public static final String CHUNKING = "steadymail.chunking";

    private Steadymail() {}

    /**
     * Whether a Session takes the drop-in transport for {@code smtp}.
     *
     * @param session the Session
     * @return false where another provider comes first, the drop-in is switched off, or Angus Mail is missing
     */
    public static boolean isActive(Session session) {
        try {
            return Activation.hasAngus() && session.getTransport("smtp") instanceof SteadymailTransport;
        } catch (NoSuchProviderException e) {
            return false;
        }
    }

    /**
     * Makes a private Session that takes the drop-in transport, whatever the service loader sees.
     *
     * <p>It has the original's properties as they are now, its debug settings, and asks it for credentials; the
     * original is not changed.
     *
     * @param original a Session, which may be shared, such as a container's
     * @return a new Session
     * @throws IllegalStateException if Angus Mail, which the transport extends, cannot be linked here; its own transport
     *     still works, and {@link FailureTranslator} translates what that throws
     */
    public static Session session(Session original) {
        if (!Activation.hasAngus()) {
            throw new IllegalStateException("Steadymail's transport needs Angus Mail, which cannot be linked here");
        }
        Properties properties = new Properties();
        properties.putAll(original.getProperties());
        for (String name : original.getProperties().stringPropertyNames()) {
            String value = original.getProperty(name);
            if (value != null) {
                properties.setProperty(name, value);
            }
        }
        Session session = Session.getInstance(properties, new Forwarding(original));
        session.setDebugOut(original.getDebugOut());
        session.setDebug(original.getDebug());
        try {
            session.setProvider(new Pinned("smtp", SteadymailTransport.class.getName()));
            session.setProvider(new Pinned("smtps", SteadymailSSLTransport.class.getName()));
            session.setProtocolForAddress("rfc822", protocolForMail(original));
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("a Session takes any provider that has a protocol and a class", e);
        }
        return session;
    }

    /** The protocol that mail addresses have there: {@code smtp}, unless somebody asked for {@code smtps}. */
    private static String protocolForMail(Session original) {
        try {
            URLName where = original.getTransport(new InternetAddress()).getURLName();
            return where != null && "smtps".equals(where.getProtocol()) ? "smtps" : "smtp";
        } catch (NoSuchProviderException e) {
            return "smtp";
        }
    }

    /** A provider that is not subject to the switch: whoever calls for it wants it. */
    private static final class Pinned extends jakarta.mail.Provider {
        Pinned(String protocol, String transport) {
            super(Type.TRANSPORT, protocol, transport, "Steadymail", null);
        }
    }

    /** Asks the original Session for credentials, with what the transport asked of this one. */
    private static final class Forwarding extends Authenticator {
        private final Session original;

        Forwarding(Session original) {
            this.original = original;
        }

        @Override
        @SuppressWarnings("NullAway") // Jakarta Mail's API carries no nullness: null means no credentials
        protected PasswordAuthentication getPasswordAuthentication() {
            return original.requestPasswordAuthentication(
                    getRequestingSite(),
                    getRequestingPort(),
                    getRequestingProtocol(),
                    getRequestingPrompt(),
                    getDefaultUserName());
        }
    }
}
