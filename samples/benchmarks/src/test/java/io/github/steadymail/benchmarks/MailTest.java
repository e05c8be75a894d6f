package io.github.steadymail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailTest {
    @Test
    void isAsLongAsItSays() {
        assertThat(new Mail(4096, 1).text()).hasSize(4096);
        assertThat(new Mail(1 << 20, 10).text()).hasSize(1 << 20);
    }

    @Test
    void isWrittenAsItIs() throws Exception {
        Mail mail = new Mail(4096, 10);
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        mail.ready(Session.getInstance(new Properties())).writeTo(written);

        assertThat(written.toString(StandardCharsets.US_ASCII)).isEqualTo(mail.text());
    }
}
