package io.github.steadymail.sender;

import io.github.steadymail.failure.SmtpFailure;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** An event of Flight Recorder about a server, and what came of it. Its fields are read by the recorder. */
@Category({"Steadymail"})
@StackTrace(false)
abstract class ServerEvent extends Event implements Recording {
    @Label("Host")
    @Nullable
    String host;

    @Label("Port")
    int port;

    @Label("Outcome")
    @Nullable
    String outcome;

    @Label("Kind")
    @Nullable
    String kind;

    @Label("Phase")
    @Nullable
    String phase;

    /** The outcome in a word; the failure is null if all went well. */
    abstract String word(@Nullable SmtpFailure failure);

    /** What is known at its end only. */
    void completes() {}

    @Override
    public final void ends(ServerAddress server, @Nullable SmtpFailure failure) {
        end();
        if (shouldCommit()) {
            host = server.host();
            port = server.port();
            outcome = word(failure);
            kind = failure == null ? null : failure.kind().name();
            phase = failure == null ? null : failure.phase().map(Enum::name).orElse(null);
            completes();
            commit();
        }
    }
}
