package io.github.steadymail.sender;

import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.SmtpFailure;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

@Name("steadymail.Send")
@Label("Send")
@Description("A message was sent, or was not: accepted, in_part, failed or unknown")
@SuppressWarnings("UnusedVariable") // Flight Recorder reads the fields
final class SendEvent extends ServerEvent {
    private static final SendEvent ASKED = new SendEvent();

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
    String word(@Nullable SmtpFailure failure) {
        return failure == null ? "accepted" : OutcomeName.of(Outcome.of(failure));
    }
}
