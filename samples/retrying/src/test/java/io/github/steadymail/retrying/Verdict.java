package io.github.steadymail.retrying;

import io.github.steadymail.failure.RetryAction;
import io.github.steadymail.failure.SmtpFailure;
import java.time.Duration;
import java.util.Set;

final class Verdict {
    private static final Set<RetryAction> AGAIN =
            Set.of(RetryAction.LATER, RetryAction.RECONNECT, RetryAction.REMAINING);

    static boolean again(Throwable thrown) {
        return SmtpFailure.find(thrown)
                .filter(failure -> AGAIN.contains(failure.retryAdvice().action()))
                .isPresent();
    }

    static Duration delay(Throwable thrown, int attempts) {
        return SmtpFailure.find(thrown).orElseThrow().retryAdvice().delay(attempts);
    }

    private Verdict() {}
}
