package io.github.steadymail.sender;

import io.github.steadymail.failure.SmtpFailure;
import org.jspecify.annotations.Nullable;

/** An event of Flight Recorder that has begun. */
interface Recording {
    /** It has ended; the failure is null if all went well. */
    void ends(ServerAddress server, @Nullable SmtpFailure failure);
}
