package io.github.steadymail.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;

/** The Vert.x mail client with its pool; each thread waits for its message. */
final class VertxSending implements Opened {
    private final Vertx vertx = Vertx.vertx();
    private final MailClient client;
    private final MailMessage message;

    private VertxSending(Target target) {
        client = MailClient.create(
                vertx,
                new MailConfig()
                        .setHostname(Target.HOST)
                        .setPort(target.port())
                        .setStarttls(StartTLSOptions.DISABLED)
                        .setOwnHostname("client.example")
                        .setMaxPoolSize(target.senders()));
        message = new MailMessage()
                .setFrom(Mail.FROM)
                .setTo(target.mail().to())
                .setSubject(Mail.SUBJECT)
                .setText(target.mail().body());
    }

    static Opened open(Target target) {
        return new VertxSending(target);
    }

    @Override
    public Sender sender() {
        return () -> client.sendMail(message)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
