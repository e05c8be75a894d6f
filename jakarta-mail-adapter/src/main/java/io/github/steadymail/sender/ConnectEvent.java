package io.github.steadymail.sender;

import io.github.steadymail.failure.SmtpFailure;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

@Name("steadymail.Connect")
@Label("Connect")
@Description("A connection was opened, TLS and AUTH included, or was not: connected or failed")
final class ConnectEvent extends ServerEvent {
    private static final ConnectEvent ASKED = new ConnectEvent();

    ConnectEvent() {
        begin();
    }

    static boolean isRecorded() {
        return ASKED.isEnabled();
    }

    @Override
    String word(@Nullable SmtpFailure failure) {
        return failure == null ? "connected" : "failed";
    }
}
