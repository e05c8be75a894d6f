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
    private final String host;
    private final int port;
    private final Login login;

    Connector(Properties properties, String host, int port, Login login) {
        this.session = Steadymail.session(Session.getInstance(properties));
        this.host = host;
        this.port = port;
        this.login = login;
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
        if (login.user() == null) {
            transport.connect(host, port, null, null);
        } else {
            transport.connect(host, port, login.user(), secret);
        }
        return new Connection(transport);
    }
}
