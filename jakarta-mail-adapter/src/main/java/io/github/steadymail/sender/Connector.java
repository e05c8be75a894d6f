package io.github.steadymail.sender;

import io.github.steadymail.failure.CredentialsRejectedException;
import io.github.steadymail.transport.Steadymail;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;

/** Opens connections, logged in. */
final class Connector {
    private final Session session;
    private final Login login;
    private final Reports reports;

    Connector(Properties properties, Login login, Reports reports) {
        this.session = Steadymail.session(Session.getInstance(properties));
        this.login = login;
        this.reports = reports;
    }

    Connection open(TimeLimit limit) throws MessagingException {
        limit.check();
        String secret = login.secret(false);
        try {
            return connect(secret, limit);
        } catch (CredentialsRejectedException e) {
            if (!login.canRefresh()) {
                login.refused(secret);
                throw e;
            }
        }
        String fresh = login.secret(true);
        try {
            return connect(fresh, limit);
        } catch (CredentialsRejectedException e) {
            login.refused(fresh);
            throw e;
        }
    }

    private Connection connect(String secret, TimeLimit limit) throws MessagingException {
        SteadymailTransport transport = (SteadymailTransport) session.getTransport("smtp");
        limit.uses(transport);
        transport.limitTo(limit.left());
        long begun = System.nanoTime();
        Recording recording = FlightRecorder.connect();
        try {
            connect(transport, secret);
            if (login.user() != null && !transport.supportsExtension("AUTH")) {
                transport.close();
                throw OwnFailure.noAuth();
            }
        } catch (MessagingException e) {
            reports.notConnected(e, begun, recording);
            throw e;
        }
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
