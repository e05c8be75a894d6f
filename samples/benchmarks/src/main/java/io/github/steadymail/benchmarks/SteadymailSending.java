package io.github.steadymail.benchmarks;

import io.github.steadymail.sender.Chunking;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.TlsMode;
import io.github.steadymail.transport.PreparedMessage;
import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** Our sender, one for all threads, with a connection for each. */
final class SteadymailSending implements Opened {
    private final Target target;
    private final MailSender sender;
    private final boolean prepared;

    private SteadymailSending(Target target, MailSender sender, boolean prepared) {
        this.target = target;
        this.sender = sender;
        this.prepared = prepared;
    }

    static Opened open(Target target, boolean eager, boolean sendPartial) {
        return new SteadymailSending(target, sender(target, eager, sendPartial), false);
    }

    /** The message is written once, and sent again and again. */
    static Opened prepared(Target target) {
        return new SteadymailSending(target, sender(target, false, false), true);
    }

    private static MailSender sender(Target target, boolean eager, boolean sendPartial) {
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
            builder.chunking(Chunking.EAGER);
        }
        return builder.build();
    }

    @Override
    public Sender sender() throws Exception {
        MimeMessage message = target.mail().ready(Session.getInstance(new Properties()));
        if (!prepared) {
            return () -> sender.send(message);
        }
        PreparedMessage ready = PreparedMessage.of(message);
        List<Address> recipients = List.of(message.getAllRecipients());
        return () -> sender.send(ready, recipients);
    }

    @Override
    public void close() {
        sender.close();
    }
}
