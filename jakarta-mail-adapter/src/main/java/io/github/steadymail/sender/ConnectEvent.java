package io.github.steadymail.sender;

import io.github.steadymail.failure.SmtpFailure;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("steadymail.Connect")
@Label("Connect")
@Category({"Steadymail"})
@Description("A connection was opened, TLS and AUTH included, or was not")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // Flight Recorder reads the fields
final class ConnectEvent extends Event implements Recording {
    private static final ConnectEvent ASKED = new ConnectEvent();

    @Label("Host")
    private @Nullable String host;

    @Label("Port")
    private int port;

    @Label("Outcome")
    @Description("connected or failed")
    private @Nullable String outcome;

    @Label("Kind")
    private @Nullable String kind;

    @Label("Phase")
    private @Nullable String phase;

    ConnectEvent() {
        begin();
    }

    static boolean isRecorded() {
        return ASKED.isEnabled();
    }

    @Override
    public void ends(ServerAddress server, @Nullable SmtpFailure failure) {
        end();
        if (shouldCommit()) {
            host = server.host();
            port = server.port();
            outcome = failure == null ? "connected" : "failed";
            kind = failure == null ? null : failure.kind().name();
            phase = failure == null ? null : failure.phase().map(Enum::name).orElse(null);
            commit();
        }
    }
}
