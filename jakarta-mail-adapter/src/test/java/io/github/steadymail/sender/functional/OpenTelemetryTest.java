package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.telemetry.OpenTelemetryListener;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** OpenTelemetry gets counters by outcome and kind, timers, and the state of the pool. */
class OpenTelemetryTest {
    private static final String REFUSED =
            "C: MAIL *\nS: 250 ok\nC: RCPT *\nS: 550 5.1.1 no such user\nC: RSET\nS: 250 ok\n";

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetryListener listener = OpenTelemetryListener.of(OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build());

    private static Attributes attributes(ScriptedServer server, Map<String, String> others) {
        var builder = Attributes.builder().put("server.address", "127.0.0.1").put("server.port", server.port());
        others.forEach(builder::put);
        return builder.build();
    }

    private MetricData metric(String name) {
        return reader.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Map<Attributes, Long> sums(String name) {
        return metric(name).getLongSumData().getPoints().stream()
                .collect(Collectors.toMap(LongPointData::getAttributes, LongPointData::getValue));
    }

    private List<HistogramPointData> timers(String name) {
        return List.copyOf(metric(name).getHistogramData().getPoints());
    }

    @Test
    void sendsAreCountedByOutcomeAndKind() throws Exception {
        String talk = Senders.HELLO + Senders.MESSAGE + REFUSED + REFUSED + Senders.QUIT;
        try (ScriptedServer server = ScriptedServer.play(talk);
                MailSender sender = Senders.plain(server).listener(listener).build()) {
            sender.attempt(Senders.message());
            sender.attempt(Senders.message());
            sender.attempt(Senders.message());
            assertThat(sums("steadymail.sends"))
                    .containsOnly(
                            Map.entry(attributes(server, Map.of("steadymail.outcome", "accepted")), 1L),
                            Map.entry(
                                    attributes(
                                            server,
                                            Map.of("steadymail.outcome", "failed", "error.type", "MAILBOX_NOT_FOUND")),
                                    2L));
        }
    }

    @Test
    void sendsAndConnectsAreTimed() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(Senders.HELLO + Senders.MESSAGE.repeat(2) + Senders.QUIT);
                MailSender sender = Senders.plain(server).listener(listener).build()) {
            sender.send(Senders.message());
            sender.send(Senders.message());
            assertThat(timers("steadymail.send.duration")).singleElement().satisfies(timer -> {
                assertThat(timer.getCount()).isEqualTo(2);
                assertThat(timer.getSum()).isPositive();
            });
            assertThat(timers("steadymail.connection.wait"))
                    .singleElement()
                    .satisfies(timer -> assertThat(timer.getCount()).isEqualTo(2));
            assertThat(timers("steadymail.transaction.duration"))
                    .extracting(timer -> timer.getAttributes().get(AttributeKey.stringKey("steadymail.phase")))
                    .containsExactlyInAnyOrder("envelope", "content", "verdict");
            assertThat(timers("steadymail.connect.duration")).singleElement().satisfies(timer -> {
                assertThat(timer.getCount()).isEqualTo(1);
                assertThat(timer.getAttributes()).isEqualTo(attributes(server, Map.of()));
            });
        }
    }

    @Test
    void aConnectThatFailsHasItsKind() throws Exception {
        try (ScriptedServer server = ScriptedServer.play("X: fin\n");
                MailSender sender = Senders.plain(server).listener(listener).build()) {
            sender.attempt(Senders.message());
            assertThat(timers("steadymail.connect.duration"))
                    .singleElement()
                    .satisfies(timer -> assertThat(timer.getAttributes().get(AttributeKey.stringKey("error.type")))
                            .isEqualTo("NETWORK_FAILED"));
        }
    }

    @Test
    void thePoolsAreSummedUpAndForgottenWhenTheirSendersClose() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.play("--- loop\n" + Senders.HELLO + Senders.MESSAGE + Senders.QUIT)) {
            Map<String, String> idle = Map.of("steadymail.state", "idle");
            Map<String, String> inUse = Map.of("steadymail.state", "in_use");
            try (MailSender one = Senders.plain(server).listener(listener).build();
                    MailSender other = Senders.plain(server).listener(listener).build()) {
                one.send(Senders.message());
                Held held = new Held();
                CompletableFuture<?> inFlight = other.sendAsync(held).toCompletableFuture();
                held.awaitWriting();
                assertThat(sums("steadymail.connections"))
                        .containsOnly(
                                Map.entry(attributes(server, idle), 1L), Map.entry(attributes(server, inUse), 1L));
                held.goOn();
                inFlight.get(10, TimeUnit.SECONDS);
                assertThat(sums("steadymail.waiting").values()).containsOnly(0L);
            }
            assertThat(reader.collectAllMetrics())
                    .extracting(MetricData::getName)
                    .doesNotContain("steadymail.connections", "steadymail.waiting");
        }
    }
}
