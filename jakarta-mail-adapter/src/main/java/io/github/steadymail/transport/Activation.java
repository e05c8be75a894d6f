package io.github.steadymail.transport;

import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import java.lang.System.Logger.Level;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the service loader's providers are ours, and a word about it where they are not. */
final class Activation {
    private static final System.Logger LOGGER = System.getLogger("io.github.steadymail.transport");
    private static final AtomicBoolean LOOKED = new AtomicBoolean();

    private Activation() {}

    /** The class that our provider names: Angus Mail's where we are switched off. */
    static String transport(boolean tls) {
        boolean enabled = !"false".equalsIgnoreCase(System.getProperty(Steadymail.ENABLED));
        String angus = "org.eclipse.angus.mail.smtp." + (tls ? "SMTPSSLTransport" : "SMTPTransport");
        Class<?> ours = tls ? SteadymailSSLTransport.class : SteadymailTransport.class;
        return enabled ? ours.getName() : angus;
    }

    /** Says once whether a Session takes another provider's transport, though ours is on the class path. */
    static void warnWhereShadowed() {
        if (!LOOKED.compareAndSet(false, true) || "false".equalsIgnoreCase(System.getProperty(Steadymail.ENABLED))) {
            return;
        }
        try {
            String taken =
                    Session.getInstance(new Properties()).getProvider("smtp").getClassName();
            if (!taken.equals(SteadymailTransport.class.getName())) {
                LOGGER.log(
                        Level.WARNING,
                        "Steadymail''s transport is on the class path, but {0} comes first:"
                                + " put Steadymail''s jar before Angus Mail''s, use Jakarta Mail 2.1.4 or later,"
                                + " or take the Session from Steadymail.session(session)",
                        taken);
            }
        } catch (NoSuchProviderException e) {
            LOGGER.log(Level.DEBUG, "no provider for smtp yet", e);
        }
    }
}
