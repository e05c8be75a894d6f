package io.github.steadymail.transport;

import io.github.steadymail.reply.SmtpPhase;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a foreign transport was when it made an exception, as the stack trace tells.
 *
 * <p>"Exception reading response" reads the same after MAIL and after the final dot; the method that made it does not.
 * An exception without a trace tells nothing, and then nothing is assumed.
 */
final class Frames {
    /** The methods of Angus Mail's and JavaMail's transport, and those of Geronimo's connection, nearest phase first. */
    private static final Map<String, SmtpPhase> PHASES = Map.ofEntries(
            Map.entry("openServer", SmtpPhase.GREETING),
            Map.entry("getWelcome", SmtpPhase.GREETING),
            Map.entry("ehlo", SmtpPhase.EHLO),
            Map.entry("helo", SmtpPhase.EHLO),
            Map.entry("sendHandshake", SmtpPhase.EHLO),
            Map.entry("sendEhlo", SmtpPhase.EHLO),
            Map.entry("sendHelo", SmtpPhase.EHLO),
            Map.entry("startTLS", SmtpPhase.STARTTLS),
            Map.entry("getConnectedTLSSocket", SmtpPhase.STARTTLS),
            Map.entry("authenticate", SmtpPhase.AUTH),
            Map.entry("processAuthentication", SmtpPhase.AUTH),
            Map.entry("protocolConnect", SmtpPhase.CONNECT),
            Map.entry("mailFrom", SmtpPhase.MAIL),
            Map.entry("sendMailFrom", SmtpPhase.MAIL),
            Map.entry("rcptTo", SmtpPhase.RCPT),
            Map.entry("sendRcptTo", SmtpPhase.RCPT),
            Map.entry("data", SmtpPhase.DATA),
            Map.entry("finishData", SmtpPhase.END_OF_DATA),
            Map.entry("finishBdat", SmtpPhase.END_OF_DATA),
            Map.entry("close", SmtpPhase.QUIT));

    private Frames() {}

    /** The phase in which the exception was made; null if its trace does not tell. */
    static @Nullable SmtpPhase phase(Throwable thrown) {
        String calledBy = "";
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (isTransport(frame)) {
                SmtpPhase phase = PHASES.get(frame.getMethodName());
                if (phase != null) {
                    return phase;
                }
                if (calledBy.equals("writeTo")) {
                    return SmtpPhase.CONTENT;
                }
            }
            calledBy = frame.getMethodName();
        }
        return null;
    }

    /** Whether it was made under the transport's own stream, so that the connection is at fault, not the content. */
    static boolean areOfTheConnection(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String name = frame.getClassName();
            if (name.endsWith(".SMTPOutputStream")
                    || name.endsWith("$ChunkedOutputStream")
                    || name.endsWith(".MIMEOutputStream")) {
                return true;
            }
            if (isTransport(frame)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isTransport(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.endsWith(".SMTPTransport") || name.endsWith(".SMTPConnection");
    }
}
