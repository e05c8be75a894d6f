package io.github.steadymail.sender;

import io.github.steadymail.failure.CredentialsRejectedException;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.transport.Steadymail;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;

/** Opens connections, logged in. */
final class Connector {
    private final Session session;
    private final Login login;
    private final Duration longestWait;
    private final Reports reports;

    /** Makes one whose log-ins wait for each other so long at most. */
    Connector(Properties properties, Login login, Duration longestWait, Reports reports) {
        this.session = Steadymail.session(Session.getInstance(properties));
        this.login = login;
        this.longestWait = longestWait;
        this.reports = reports;
    }

    Connection open(TimeLimit limit) throws MessagingException {
        limit.check();
        try (Login.Try attempt = login.begin()) {
            String secret = attempt.secret();
            try {
                return connect(attempt, secret, limit);
            } catch (CredentialsRejectedException e) {
                String other = attempt.other(secret).orElseThrow(() -> e);
                return connect(attempt, other, limit);
            }
        }
    }

    private Connection connect(Login.Try attempt, String secret, TimeLimit limit) throws MessagingException {
        SteadymailTransport transport = (SteadymailTransport) session.getTransport("smtp");
        limit.uses(transport);
        transport.limitTo(limit.left());
        transport.beforeLogin(() -> attempt.await(secret, longestWait, limit));
        long begun = System.nanoTime();
        Recording recording = FlightRecorder.connect();
        try {
            connect(transport, secret);
            if (login.user() != null && !transport.supportsExtension("AUTH")) {
                transport.close();
                throw OwnFailure.noAuth();
            }
        } catch (MessagingException e) {
            if (e instanceof CredentialsRejectedException said && said.kind() != FailureKind.LOGIN_SUSPENDED) {
                attempt.refused(secret);
            }
            reports.notConnected(e, begun, recording);
            throw e;
        }
        attempt.accepted();
        reports.connected(begun, recording);
        return new Connection(transport, reports);
    }

    private void connect(SteadymailTransport transport, String secret) throws MessagingException {
        ServerAddress server = reports.server();
        if (login.user() == null) {
            transport.connect(server.host(), server.port(), null, null);
        } else {
            transport.connect(server.host(), server.port(), login.user(), secret);
        }
    }
}
