package io.github.steadymail.transport;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a message as it goes over the wire, but for line ends and dots. */
interface MessageSource {
    void writeTo(OutputStream stream) throws IOException, MessagingException;
}
