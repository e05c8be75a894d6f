package io.github.steadymail.retrying;

import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** What the page warns of, and a backoff that does not wait. */
@ApplicationScoped
class BareMailer {
    @Retry
    void send(Delivery delivery) throws MessagingException {
        delivery.attempt();
    }

    @Timeout(200)
    @Retry
    void sendInTime(Delivery delivery) throws MessagingException {
        delivery.attempt();
    }

    /** Half a second for a hundred attempts with a fifth of a second between them. */
    @Retry(maxRetries = 100, maxDuration = 500, delay = 200, jitter = 0)
    void sendForAWhile(Delivery delivery) throws MessagingException {
        delivery.attempt();
    }

    @Retry(maxRetries = 5, jitter = 0)
    @CustomBackoff(RecordingBackoff.class)
    void sendRecorded(Delivery delivery) throws MessagingException {
        delivery.attempt();
    }

    /** Five minutes between attempts, with three minutes for all of them. */
    @ApplicationScoped
    static class Patient {
        @Retry(delay = 5, delayUnit = ChronoUnit.MINUTES)
        void send(Delivery delivery) throws MessagingException {
            delivery.attempt();
        }
    }
}
