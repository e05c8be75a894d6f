package io.github.steadymail.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.concurrent.TimeUnit;

/** The Vert.x mail client with its pool; each thread waits for its message. */
final class VertxSending implements Opened {
    private static final int PATIENCE_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();
    private final MailClient client;
    private final Target target;

    private VertxSending(Target target) {
        this.target = target;
        client = MailClient.create(
                vertx,
                new MailConfig()
                        .setHostname(Target.HOST)
                        .setPort(target.port())
                        .setStarttls(StartTLSOptions.DISABLED)
                        .setOwnHostname("client.example")
                        .setMaxPoolSize(target.senders()));
    }

    static Opened open(Target target) {
        return new VertxSending(target);
    }

    @Override
    public Sender sender() {
        MailMessage message = new MailMessage()
                .setFrom(Mail.FROM)
                .setTo(target.mail().to())
                .setSubject(Mail.SUBJECT)
                .setText(target.mail().body());
        return () -> client.sendMail(message)
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        await(client.close());
        await(vertx.close());
    }

    /** Now and then its close does not come to an end on a busy machine; what was measured stands all the same. */
    private static void await(Future<?> closing) {
        closing.toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
