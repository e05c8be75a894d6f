package io.github.steadymail.transport;

import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import java.lang.System.Logger.Level;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether the service loader's providers are ours, and a word about it where they are not.
 *
 * <p>Every Session of the JVM comes through here, with Angus Mail or without: it knows the transports by name only.
 */
final class Activation {
    private static final System.Logger LOGGER = System.getLogger("io.github.steadymail.transport");
    private static final String ANGUS = "org.eclipse.angus.mail.smtp.";
    private static final String OURS = "io.github.steadymail.transport.Steadymail";
    private static final AtomicBoolean LOOKED = new AtomicBoolean();

    private Activation() {}

    /** Whether Angus Mail's transport can be linked, which ours extends. */
    static boolean hasAngus() {
        try {
            Class.forName(ANGUS + "SMTPTransport", false, Activation.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** The protocol that our provider serves: one that nobody asks for where Angus Mail is missing. */
    static String protocol(String wanted) {
        return hasAngus() ? wanted : wanted + "-without-angus-mail";
    }

    /** The class that our provider names: Angus Mail's where we are switched off. */
    static String transport(boolean tls) {
        return (isEnabled() ? OURS : ANGUS + "SMTP") + (tls ? "SSLTransport" : "Transport");
    }

    private static boolean isEnabled() {
        return !"false".equalsIgnoreCase(System.getProperty(Steadymail.ENABLED));
    }

    /** Says once whether a Session takes another provider's transport, though ours is on the class path. */
    static void warnWhereShadowed() {
        if (!LOOKED.compareAndSet(false, true) || !isEnabled()) {
            return;
        }
        if (!hasAngus()) {
            LOGGER.log(
                    Level.WARNING,
                    "Steadymail's transport needs Angus Mail, which is not on the class path: it is not active");
            return;
        }
        try {
            String taken =
                    Session.getInstance(new Properties()).getProvider("smtp").getClassName();
            if (!taken.equals(OURS + "Transport")) {
                LOGGER.log(
                        Level.WARNING,
                        "Steadymail''s transport is on the class path, but {0} comes first:"
                                + " put Steadymail''s jar before Angus Mail''s, use Jakarta Mail 2.1.4 or later,"
                                + " set mail.smtp.class to {1}, or take the Session from Steadymail.session(session)",
                        taken,
                        SteadymailTransport.class.getName());
            }
        } catch (NoSuchProviderException e) {
            LOGGER.log(Level.DEBUG, "no provider for smtp yet", e);
        }
    }
}
