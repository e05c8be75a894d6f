package io.github.steadymail.cli;

import io.github.steadymail.failure.SmtpFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends a message and says what became of it. */
@Command(
        name = "send",
        description = {"Sends a message and says what became of it, recipient by recipient.", ""},
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:accepted for all recipients",
            "64:wrong usage",
            "65:refused for good; others may not have been attempted for that",
            "69:no connection to the server",
            "70:outcome unknown: it may have gone out",
            "74:the outcome could not be printed",
            "75:refused for now, or for some recipients for now: send to those again",
            "76:accepted for some of the recipients",
            "77:authentication failed"
        })
final class Send implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private SendOptions options = new SendOptions();

    @Option(
            names = "--json",
            description = "Print one JSON object: accepted, exception, kind, phase, code, enhanced, action,"
                    + " delaySeconds, connectionUsable, recipients, messageId.")
    private boolean json;

    Send(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws MessagingException, IOException {
        if (options.port() < 1 || options.port() > 65_535) {
            throw new WrongUsage("there is no port " + options.port());
        }
        Envelope envelope = Envelope.of(options.from(), options.to());
        Credentials credentials = Credentials.of(options, terminal);
        Session session = DropIn.session(Session.getInstance(MailProperties.of(options, envelope)));
        MimeMessage message = Messages.of(options.file(), session, envelope, terminal);
        Outcome outcome = send(session, credentials, message, envelope);
        if (json) {
            OutcomeReport.json(outcome, terminal);
        } else {
            OutcomeReport.text(outcome, terminal);
        }
        return outcome.exitStatus();
    }

    private Outcome send(Session session, Credentials credentials, MimeMessage message, Envelope envelope)
            throws MessagingException {
        Transport transport = session.getTransport(MailProperties.protocol(options));
        try {
            transport.connect(options.host(), options.port(), credentials.user(), credentials.password());
            if (credentials.user() != null) {
                DropIn.requireLogIn(transport);
            }
            transport.sendMessage(message, envelope.recipients());
            return DropIn.accepted(transport);
        } catch (MessagingException e) {
            Optional<SmtpFailure> failure = SmtpFailure.find(e);
            return Outcome.failed(failure.orElseThrow(() -> e), envelope);
        } finally {
            close(transport);
        }
    }

    /** Ends the session; the outcome stands whatever becomes of that. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The server went away before QUIT: nothing depends on it any more.
        }
    }
}
