package io.github.steadymail.transport;

import io.github.steadymail.reply.Printable;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Session;
import java.util.logging.Level;
import org.eclipse.angus.mail.util.MailLogger;

/** The protocol trace of {@code mail.debug}: commands and replies cleaned of control characters, no content, no secret. */
final class Trace {
    private static final int LONGEST_LINE = 2000;

    private final MailLogger logger;
    private final boolean showsLogin;
    private boolean inLogin;

    Trace(Session session, boolean showsLogin) {
        this.logger = new MailLogger(SteadymailTransport.class, "DEBUG SMTP", session.getDebug(), session.getDebugOut())
                .getSubLogger("protocol", null);
        this.showsLogin = showsLogin;
    }

    /** Shows or hides what is said from now on: the AUTH exchange holds secrets. */
    void inLogin(boolean login) {
        inLogin = login;
    }

    void command(String line) {
        if (logger.isLoggable(Level.FINEST)) {
            say("C: ", line);
        }
    }

    void content(long octets) {
        if (logger.isLoggable(Level.FINEST)) {
            say("C: ", "[" + octets + " octets of content]");
        }
    }

    void reply(SmtpReply reply) {
        if (logger.isLoggable(Level.FINEST)) {
            say("S: ", reply.toString());
        }
    }

    void note(String words) {
        if (logger.isLoggable(Level.FINEST)) {
            logger.finest("-- " + Printable.of(words, LONGEST_LINE));
        }
    }

    private void say(String who, String line) {
        boolean hidden = inLogin && !showsLogin;
        logger.finest(who + (hidden ? "[AUTH exchange not shown]" : Printable.of(line, LONGEST_LINE)));
    }
}
