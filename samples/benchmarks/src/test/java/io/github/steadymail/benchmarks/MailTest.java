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

    private static String written(Mail mail) throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        mail.ready(Session.getInstance(new Properties())).writeTo(written);
        return written.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void isWrittenAsItIsWhereItWasParsed() throws Exception {
        Mail mail = new Mail(4096, 10, true);

        assertThat(written(mail)).isEqualTo(mail.text());
    }

    @Test
    void isWrittenMuchTheSameWhereItWasMade() throws Exception {
        String written = written(new Mail(4096, 10));

        assertThat(written).contains("Content-Transfer-Encoding: 7bit", "recipient10@example.org");
        assertThat(written.length()).isBetween(4000, 4200);
    }
}
