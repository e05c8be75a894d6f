package io.github.steadymail.sender;

import io.github.steadymail.transport.PreparedMessage;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's Flight Recorder, where this JVM has it: no class of its is touched elsewhere. An event is made only while
 * somebody records it.
 */
final class FlightRecorder {
    private static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private FlightRecorder() {}

    /** Begins the event of a send; null if nobody records it. */
    static @Nullable Recording send(PreparedMessage message, int recipients) {
        return PRESENT && SendEvent.isRecorded() ? new SendEvent(recipients, () -> octets(message)) : null;
    }

    /** Begins the event of a connect; null if nobody records it. */
    static @Nullable Recording connect() {
        return PRESENT && ConnectEvent.isRecorded() ? new ConnectEvent() : null;
    }

    private static long octets(PreparedMessage message) {
        try {
            return message.size().orElse(message.message().getSize());
        } catch (MessagingException | RuntimeException e) {
            return -1; // it is only for information
        }
    }
}
