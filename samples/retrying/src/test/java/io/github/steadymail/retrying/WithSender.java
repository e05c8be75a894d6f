package io.github.steadymail.retrying;

import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.RetryPolicy;
import java.time.Duration;

final class WithSender {
    static MailSender patient(MailSenderBuilder server) {
        return server.retry(RetryPolicy.attempts(4).longestDelay(Duration.ofMinutes(10)))
                .deadline(Duration.ofMinutes(30)) // for all attempts together
                .build();
    }

    private WithSender() {}
}
