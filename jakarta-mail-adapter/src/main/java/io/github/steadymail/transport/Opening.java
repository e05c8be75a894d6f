package io.github.steadymail.transport;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.ReplyCode;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens the session on a new connection: greeting, EHLO or HELO, STARTTLS (RFC 5321, section 3.1 and 3.2; RFC 3207). */
final class Opening {
    private static final int READY = 220;
    private static final int OKAY = 250;

    private final SmtpConnection connection;
    private final Settings settings;
    private final String host;
    private final @Nullable String localHost;
    private Extensions extensions = Extensions.NONE;

    Opening(SmtpConnection connection, Settings settings, String host, @Nullable String localHost) {
        this.connection = connection;
        this.settings = settings;
        this.host = host;
        this.localHost = localHost;
    }

    /** What the server offers, as its last EHLO said. */
    Extensions extensions() {
        return extensions;
    }

    /** Reads the greeting; anything but 220 is a refusal. */
    SmtpReply greet() throws MessagingException {
        SmtpReply greeting = reply(SmtpPhase.GREETING);
        if (greeting.code().value() != READY) {
            if (settings.flag("quitonsessionreject", false)) {
                Farewell.quit(connection, settings.flag("quitwait", true));
            }
            throw refused(SmtpPhase.GREETING, greeting);
        }
        return greeting;
    }

    /** Says EHLO, or HELO to a server that refuses EHLO; not to one that is going away. */
    SmtpReply hello() throws MessagingException {
        if (localHost != null && localHost.chars().anyMatch(Character::isISOControl)) {
            throw failure(
                    Classification.permanent(FailureKind.ENVELOPE_INVALID, SmtpPhase.EHLO),
                    null,
                    "a control character stands in the local host's name");
        }
        if (settings.flag("ehlo", true)) {
            SmtpReply reply = exchange(SmtpPhase.EHLO, localHost == null ? "EHLO" : "EHLO " + localHost);
            if (reply.code().value() == OKAY) {
                extensions = Extensions.offeredIn(reply);
                return reply;
            }
            if (reply.code().equals(ReplyCode.SERVICE_NOT_AVAILABLE) || !reply.hasCode()) {
                throw refused(SmtpPhase.EHLO, reply);
            }
        }
        SmtpReply reply = exchange(SmtpPhase.EHLO, localHost == null ? "HELO" : "HELO " + localHost);
        if (reply.code().value() != OKAY) {
            throw refused(SmtpPhase.EHLO, reply);
        }
        extensions = Extensions.NONE;
        return reply;
    }

    /** Turns to TLS, and asks again what the server offers: nothing said before may be trusted (RFC 3207, 4.2). */
    SmtpReply startTls() throws MessagingException {
        SmtpReply reply = exchange(SmtpPhase.STARTTLS, "STARTTLS");
        if (reply.code().value() != READY) {
            throw refused(SmtpPhase.STARTTLS, reply);
        }
        if (connection.hasUnread()) {
            throw failure(
                    Classification.permanent(FailureKind.PROTOCOL_ERROR, SmtpPhase.STARTTLS)
                            .withEvidence(connection.unasked()),
                    null,
                    "the server, or somebody between, spoke in clear after its reply to STARTTLS");
        }
        try {
            connection.secure(host, settings.properties(), settings.prefix());
        } catch (IOException e) {
            throw NetworkFailure.inHandshake(SmtpPhase.STARTTLS, connection, e);
        }
        SmtpReply again = exchange(SmtpPhase.EHLO, localHost == null ? "EHLO" : "EHLO " + localHost);
        if (again.code().value() != OKAY) {
            throw refused(SmtpPhase.EHLO, again);
        }
        extensions = Extensions.offeredIn(again);
        return again;
    }

    static MessagingException tlsNotOffered() {
        return failure(
                Classification.permanent(FailureKind.ENCRYPTION_REQUIRED, SmtpPhase.STARTTLS),
                null,
                "STARTTLS is required, and the server does not offer it");
    }

    private SmtpReply exchange(SmtpPhase phase, String command) throws MessagingException {
        if (connection.hasUnread()) {
            throw unasked(phase);
        }
        try {
            connection.command(command);
        } catch (IOException e) {
            throw NetworkFailure.before(phase, connection, e, connection.unasked());
        }
        return reply(phase);
    }

    /** The server said something before it was asked: goodbye, or nonsense. */
    private MessagingException unasked(SmtpPhase phase) {
        SmtpReply reply = connection.unasked();
        if (reply != null && reply.isComplete() && reply.code().isNegative()) {
            return refused(phase, reply);
        }
        return failure(
                Classification.permanent(FailureKind.PROTOCOL_ERROR, phase).withEvidence(reply),
                null,
                "the server spoke before it was asked");
    }

    private SmtpReply reply(SmtpPhase phase) throws MessagingException {
        try {
            return connection.reply();
        } catch (NoReplyException e) {
            throw NetworkFailure.before(phase, connection, e, e.partial());
        }
    }

    private MessagingException refused(SmtpPhase phase, SmtpReply reply) {
        Classification meaning = reply.code().isNegative()
                ? connection.classifier().classify(phase, reply)
                : Classification.permanent(FailureKind.PROTOCOL_ERROR, phase).withEvidence(reply);
        return failure(meaning, null, null);
    }

    private static MessagingException failure(Classification cause, @Nullable Exception next, @Nullable String detail) {
        return SmtpFailureBuilder.because(cause)
                .next(next)
                .detail(detail)
                .build()
                .exception();
    }
}
