package io.github.steadymail.benchmarks;

import jakarta.mail.Session;
import java.util.Properties;

/** Angus Mail by itself: our transport is on the class path too, and would come in its place. */
final class AngusSession {
    static final String CLASS = "mail.smtp.class";
    static final String TRANSPORT = "org.eclipse.angus.mail.smtp.SMTPTransport";

    private AngusSession() {}

    /** Its properties; the client's name is stated, because asking the system for it at each connection takes time. */
    static Properties properties(int port) {
        Properties properties = new Properties();
        properties.setProperty(CLASS, TRANSPORT);
        properties.setProperty("mail.smtp.host", Target.HOST);
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.from", Mail.FROM);
        return properties;
    }

    static Session at(int port) {
        return Session.getInstance(properties(port));
    }
}
