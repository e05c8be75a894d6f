package io.github.steadymail.benchmarks;

import java.io.IOException;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** Simple Java Mail with its pool of connections, as many as there are threads. */
final class SimpleJavaMailSending implements Opened {
    private static final int CLAIM_MILLIS = 30_000;

    private final Mailer mailer;
    private final Email email;

    private SimpleJavaMailSending(Target target) {
        mailer = MailerBuilder.withSMTPServer(Target.HOST, target.port())
                .withTransportStrategy(TransportStrategy.SMTP)
                .withProperty(AngusSession.CLASS, AngusSession.TRANSPORT)
                .withProperty("mail.smtp.localhost", "client.example")
                .withConnectionPoolCoreSize(target.senders())
                .withConnectionPoolMaxSize(target.senders())
                .withConnectionPoolClaimTimeoutMillis(CLAIM_MILLIS)
                .buildMailer();
        email = EmailBuilder.startingBlank()
                .from(Mail.FROM)
                .toMultiple(target.mail().to())
                .withSubject(Mail.SUBJECT)
                .withPlainText(target.mail().body())
                .buildEmail();
    }

    static Opened open(Target target) {
        return new SimpleJavaMailSending(target);
    }

    @Override
    public Sender sender() {
        return () -> mailer.sendMail(email, false).join();
    }

    @Override
    public void close() throws IOException {
        try {
            mailer.close();
        } catch (Exception e) {
            throw new IOException("Simple Java Mail cannot be closed", e);
        }
    }
}
