package io.github.steadymail.benchmarks;

import jakarta.mail.MessagingException;
import java.io.IOException;

/** A way to send that is open, with its connections, threads and pools. */
interface Opened extends AutoCloseable {
    /** What one thread sends with; called once for each. */
    Sender sender() throws Exception;

    @Override
    void close() throws IOException, MessagingException;

    /** Sends the message once each time. */
    interface Sender {
        void send() throws Exception;
    }
}
