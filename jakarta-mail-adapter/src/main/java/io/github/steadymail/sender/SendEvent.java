package io.github.steadymail.sender;

import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.SmtpFailure;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("steadymail.Send")
@Label("Send")
@Category({"Steadymail"})
@Description("A message was sent, or was not")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // Flight Recorder reads the fields
final class SendEvent extends Event implements Recording {
    private static final SendEvent ASKED = new SendEvent();

    @Label("Host")
    private @Nullable String host;

    @Label("Port")
    private int port;

    @Label("Outcome")
    @Description("accepted, in_part, failed or unknown")
    private @Nullable String outcome;

    @Label("Kind")
    private @Nullable String kind;

    @Label("Phase")
    private @Nullable String phase;

    @Label("Recipients")
    private final int recipients;

    @Label("Message Size")
    @Description("As far as the message knows it before it is written, else -1")
    @DataAmount
    private final long messageOctets;

    private SendEvent() {
        recipients = 0;
        messageOctets = -1;
    }

    SendEvent(int recipients, long messageOctets) {
        this.recipients = recipients;
        this.messageOctets = messageOctets;
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
            outcome = outcome(failure);
            kind = failure == null ? null : failure.kind().name();
            phase = failure == null ? null : failure.phase().map(Enum::name).orElse(null);
            commit();
        }
    }

    private static String outcome(@Nullable SmtpFailure failure) {
        return failure == null ? "accepted" : OutcomeName.of(Outcome.of(failure));
    }
}
