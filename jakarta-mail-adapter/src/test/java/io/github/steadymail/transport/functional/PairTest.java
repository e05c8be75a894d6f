package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.net.URISyntaxException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.Test;

/** The functional suite runs twice, and on what it says: the oldest pair of Angus Mail and API, and the newest. */
class PairTest {
    private final boolean oldest = "oldest".equals(System.getProperty("steadymail.pair"));

    @Test
    void angusMailIsTheOneOfThisRun() throws URISyntaxException {
        assertThat(jar(SMTPTransport.class)).endsWith(oldest ? "angus-mail-2.0.3.jar" : "angus-mail-2.0.5.jar");
    }

    @Test
    void theApiIsTheOneOfThisRun() throws URISyntaxException {
        assertThat(jar(Session.class)).endsWith(oldest ? "jakarta.mail-api-2.1.3.jar" : "jakarta.mail-api-2.1.5.jar");
    }

    private static String jar(Class<?> type) throws URISyntaxException {
        return type.getProtectionDomain().getCodeSource().getLocation().toURI().getPath();
    }
}
