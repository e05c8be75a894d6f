package io.github.steadymail.sender.telemetry;

import io.github.steadymail.sender.PoolState;
import io.github.steadymail.sender.ServerAddress;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.api.metrics.ObservableLongUpDownCounter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the pools of all senders are like when somebody asks, summed up where several send to one server. */
final class PoolGauges {
    private static final AttributeKey<String> STATE = AttributeKey.stringKey("steadymail.state");

    private final Meter meter;
    private final List<Entry> pools = new CopyOnWriteArrayList<>();
    private @Nullable ObservableLongUpDownCounter connections;
    private @Nullable ObservableLongUpDownCounter waiting;

    private record Entry(ServerAddress server, Supplier<PoolState> pool) {}

    PoolGauges(Meter meter) {
        this.meter = meter;
    }

    synchronized void add(ServerAddress server, Supplier<PoolState> pool) {
        pools.add(new Entry(server, pool));
        if (connections == null) {
            connections = meter.upDownCounterBuilder("steadymail.connections")
                    .setUnit("{connection}")
                    .setDescription("Connections that are open or being opened")
                    .buildWithCallback(this::tellConnections);
            waiting = meter.upDownCounterBuilder("steadymail.waiting")
                    .setUnit("{message}")
                    .setDescription("Sends that wait for a connection, or in the queue")
                    .buildWithCallback(this::tellWaiting);
        }
    }

    synchronized void remove(ServerAddress server, Supplier<PoolState> pool) {
        pools.remove(new Entry(server, pool));
        if (pools.isEmpty() && connections != null && waiting != null) {
            connections.close();
            waiting.close();
            connections = null;
            waiting = null;
        }
    }

    private void tellConnections(ObservableLongMeasurement measurement) {
        tell(measurement, "in_use", PoolState::inUse);
        tell(measurement, "idle", PoolState::idle);
    }

    private void tellWaiting(ObservableLongMeasurement measurement) {
        tell(measurement, "connection", PoolState::waiting);
        tell(measurement, "queue", PoolState::queued);
    }

    private void tell(ObservableLongMeasurement measurement, String state, ToLongFunction<PoolState> number) {
        Map<ServerAddress, Long> sums = pools.stream()
                .collect(Collectors.groupingBy(
                        Entry::server,
                        Collectors.summingLong(
                                entry -> number.applyAsLong(entry.pool().get()))));
        sums.forEach((server, sum) -> measurement.record(
                sum, OpenTelemetryListener.attributes(server).put(STATE, state).build()));
    }
}
