package io.github.steadymail.benchmarks;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;

/** What most programs do: a connection for each message. */
final class AngusPerMessage implements Opened {
    private final Target target;
    private final Session session;

    private AngusPerMessage(Target target) {
        this.target = target;
        this.session = AngusSession.at(target.port());
    }

    static Opened open(Target target) {
        return new AngusPerMessage(target);
    }

    @Override
    public Sender sender() throws Exception {
        MimeMessage message = target.mail().ready(session);
        return () -> Transport.send(message);
    }

    @Override
    public void close() {}
}
