package io.github.steadymail.sender;

import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.SmtpFailure;
import java.util.function.LongSupplier;
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
    @Description("As it was written, up to 256 KiB; of a longer one, as far as the message knows it, else -1")
    @DataAmount
    private long messageOctets = -1;

    private final transient LongSupplier octets;

    private SendEvent() {
        this(0, () -> -1);
    }

    SendEvent(int recipients, LongSupplier octets) {
        this.recipients = recipients;
        this.octets = octets;
        begin();
    }

    static boolean isRecorded() {
        return ASKED.isEnabled();
    }

    @Override
    void completes() {
        messageOctets = octets.getAsLong();
    }

    @Override
    String word(@Nullable SmtpFailure failure) {
        return failure == null ? "accepted" : OutcomeName.of(Outcome.of(failure));
    }
}
