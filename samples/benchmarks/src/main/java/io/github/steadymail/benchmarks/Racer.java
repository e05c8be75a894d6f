package io.github.steadymail.benchmarks;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;

/** Something that sends as fast as it can for some time. */
interface Racer extends AutoCloseable {
    Lap run(Duration time) throws Exception;

    @Override
    void close() throws IOException, MessagingException;
}
