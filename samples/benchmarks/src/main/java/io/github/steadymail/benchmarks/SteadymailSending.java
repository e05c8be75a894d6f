package io.github.steadymail.benchmarks;

import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.TlsMode;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;

/** Our sender, one for all threads, with a connection for each. */
final class SteadymailSending implements Opened {
    private final Target target;
    private final MailSender sender;

    private SteadymailSending(Target target, MailSender sender) {
        this.target = target;
        this.sender = sender;
    }

    static Opened open(Target target, boolean eager, boolean sendPartial) {
        MailSenderBuilder builder = MailSender.builder()
                .host(Target.HOST)
                .port(target.port())
                .tls(TlsMode.NONE)
                .connections(target.senders())
                .retire(Duration.ofHours(1), Duration.ofMinutes(5), Integer.MAX_VALUE)
                .property("mail.smtp.localhost", "client.example")
                .property("mail.smtp.from", Mail.FROM)
                .property("mail.smtp.sendpartial", String.valueOf(sendPartial));
        if (eager) {
            builder.property("steadymail.chunking", "eager");
        }
        return new SteadymailSending(target, builder.build());
    }

    @Override
    public Sender sender() throws Exception {
        MimeMessage message = target.mail().ready(Session.getInstance(new Properties()));
        return () -> sender.send(message);
    }

    @Override
    public void close() {
        sender.close();
    }
}
