package io.github.steadymail.transport.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.transport.Steadymail;
import jakarta.mail.Session;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Where another implementation is all there is, our jar on the class path harms nobody. */
class WithoutAngusTest {
    private static final boolean ANGUS =
            System.getProperty("steadymail.foreign", "angus").equals("angus");

    private final Session session = Session.getInstance(new Properties());

    @Test
    void aSessionHasTheTransportThatCanBeLinked() throws Exception {
        assertThat(session.getTransport("smtp").getClass().getSimpleName())
                .isEqualTo(ANGUS ? "SteadymailTransport" : "SMTPTransport");
        assertThat(Steadymail.isActive(session)).isEqualTo(ANGUS);
    }

    @Test
    void whoAsksForOurTransportIsToldWhatItNeeds() {
        if (ANGUS) {
            assertThat(Steadymail.isActive(Steadymail.session(session))).isTrue();
        } else {
            assertThatThrownBy(() -> Steadymail.session(session))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Angus Mail");
        }
    }
}
