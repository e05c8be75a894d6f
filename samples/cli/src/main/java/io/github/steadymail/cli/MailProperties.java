package io.github.steadymail.cli;

import io.github.steadymail.transport.Steadymail;
import java.util.Properties;

/** Turns the options into Jakarta Mail's properties. */
final class MailProperties {
    private MailProperties() {}

    static String protocol(SendOptions options) {
        return options.tls() == TlsMode.IMPLICIT ? "smtps" : "smtp";
    }

    static Properties of(SendOptions options, Envelope envelope) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol(options) + ".";
        String millis = Long.toString(options.timeout().toMillis());
        properties.setProperty(Steadymail.DEADLINE, millis);
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "from", envelope.from());
        properties.setProperty(prefix + "sendpartial", Boolean.toString(options.sendPartial()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        // The outcome is known before QUIT: nothing waits for the reply to it.
        properties.setProperty(prefix + "quitwait", "false");
        if (envelope.hasSender()) {
            properties.setProperty("mail.from", envelope.from());
        }
        if (envelope.needsUtf8()) {
            properties.setProperty("mail.mime.allowutf8", "true");
        }
        if (options.user() != null) {
            properties.setProperty(prefix + "auth", "true");
        }
        if (options.tls() == TlsMode.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }
}
