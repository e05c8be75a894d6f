package io.github.steadymail.retrying;

import io.github.steadymail.failure.AuthenticationUnavailableException;
import io.github.steadymail.failure.HostUnavailableException;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.PartialDeliveryException;
import io.github.steadymail.failure.TooManyRecipientsException;
import io.github.steadymail.failure.TransientSendException;
import io.github.steadymail.failure.TransmissionException;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
class Mailer {
    @Retry(
            maxRetries = 5,
            maxDuration = 8,
            durationUnit = ChronoUnit.HOURS,
            retryOn = {
                TransientSendException.class,
                HostUnavailableException.class,
                TransmissionException.class,
                AuthenticationUnavailableException.class
            },
            abortOn = {OutcomeUnknownException.class, PartialDeliveryException.class, TooManyRecipientsException.class})
    @CustomBackoff(AdvisedBackoff.class) // SmallRye only; elsewhere: delay = 5, delayUnit = ChronoUnit.MINUTES
    void send(Delivery delivery) throws MessagingException {
        delivery.attempt();
    }
}
