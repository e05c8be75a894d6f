package io.github.steadymail.sender.telemetry;

import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.sender.FinishedConnect;
import io.github.steadymail.sender.FinishedSend;
import io.github.steadymail.sender.PoolState;
import io.github.steadymail.sender.SenderListener;
import io.github.steadymail.sender.ServerAddress;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts and times what a sender does, by OpenTelemetry's metrics: one listener for any number of senders. Thread-safe.
 *
 * <p>Each has {@code server.address} and {@code server.port}; what failed has the kind as {@code error.type}. No address,
 * Message-ID or reply becomes an attribute.
 *
 * <ul>
 *   <li>{@code steadymail.sends}: messages, by {@code steadymail.outcome} (accepted, in_part, failed, unknown)
 *   <li>{@code steadymail.send.duration}: seconds of a whole send, by the same
 *   <li>{@code steadymail.connection.wait}: seconds until a send had its connection
 *   <li>{@code steadymail.transaction.duration}: seconds of a send's transactions, by {@code steadymail.phase} (envelope,
 *       content, verdict)
 *   <li>{@code steadymail.connect.duration}: seconds of opening a connection, TLS and AUTH included
 *   <li>{@code steadymail.connections}: connections, by {@code steadymail.state} (in_use, idle)
 *   <li>{@code steadymail.waiting}: sends that wait, by {@code steadymail.state} (connection, queue)
 * </ul>
 */
public final class OpenTelemetryListener implements SenderListener {
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("steadymail.outcome");
    private static final AttributeKey<String> PHASE = AttributeKey.stringKey("steadymail.phase");
    /** A message takes milliseconds, and a server may take its ten minutes. */
    private static final List<Double> SECONDS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 600.0);

    private final LongCounter sends;
    private final DoubleHistogram durations;
    private final DoubleHistogram waits;
    private final DoubleHistogram transactions;
    private final DoubleHistogram connects;
    private final PoolGauges gauges;

    private OpenTelemetryListener(Meter meter) {
        sends = meter.counterBuilder("steadymail.sends")
                .setUnit("{message}")
                .setDescription("Messages that were sent, or were not")
                .build();
        durations = timer(meter, "steadymail.send.duration", "How long a whole send took");
        waits = timer(meter, "steadymail.connection.wait", "How long a send waited for its connection");
        transactions =
                timer(meter, "steadymail.transaction.duration", "How long the parts of a send's transactions took");
        connects = timer(meter, "steadymail.connect.duration", "How long a connection took to open");
        gauges = new PoolGauges(meter);
    }

    private static DoubleHistogram timer(Meter meter, String name, String description) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
    }

    /**
     * Makes a listener.
     *
     * @param telemetry where its metrics go
     * @return a listener for {@link io.github.steadymail.sender.MailSenderBuilder#listener}
     */
    public static OpenTelemetryListener of(OpenTelemetry telemetry) {
        return new OpenTelemetryListener(telemetry.getMeter("io.github.steadymail.sender"));
    }

    static AttributesBuilder attributes(ServerAddress server) {
        return Attributes.builder().put(ADDRESS, server.host()).put(PORT, (long) server.port());
    }

    @Override
    public void started(ServerAddress server, Supplier<PoolState> pool) {
        gauges.add(server, pool);
    }

    @Override
    public void stopped(ServerAddress server, Supplier<PoolState> pool) {
        gauges.remove(server, pool);
    }

    @Override
    public void sent(FinishedSend send) {
        AttributesBuilder builder = attributes(send.server()).put(OUTCOME, send.outcomeName());
        Attributes attributes = withError(builder, send.outcome().failure());
        sends.add(1, attributes);
        durations.record(seconds(send.took()), attributes);
        waits.record(seconds(send.waited()), attributes(send.server()).build());
        if (send.attempts() > 0) {
            phase(send, "envelope", send.times().envelope());
            phase(send, "content", send.times().content());
            phase(send, "verdict", send.times().verdict());
        }
    }

    private void phase(FinishedSend send, String name, Duration time) {
        transactions.record(
                seconds(time), attributes(send.server()).put(PHASE, name).build());
    }

    @Override
    public void connected(FinishedConnect connect) {
        connects.record(seconds(connect.took()), withError(attributes(connect.server()), connect.failure()));
    }

    private static Attributes withError(AttributesBuilder builder, Optional<SmtpFailure> failure) {
        failure.ifPresent(reason -> builder.put(ERROR, reason.kind().name()));
        return builder.build();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
