package io.github.steadymail.benchmarks;

import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Spring's sender, one for all threads as in an application; it connects for each call. */
final class SpringSending implements Opened {
    private final Target target;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    private SpringSending(Target target) {
        this.target = target;
        sender.setHost(Target.HOST);
        sender.setPort(target.port());
        sender.setJavaMailProperties(AngusSession.properties(target.port()));
    }

    static Opened open(Target target) {
        return new SpringSending(target);
    }

    @Override
    public Sender sender() throws Exception {
        MimeMessage message = target.mail().ready(sender.getSession());
        return () -> sender.send(message);
    }

    @Override
    public void close() {}
}
