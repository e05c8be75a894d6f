package io.github.steadymail.sender.functional;

import io.github.steadymail.sender.FinishedConnect;
import io.github.steadymail.sender.FinishedConnection;
import io.github.steadymail.sender.FinishedSend;
import io.github.steadymail.sender.PoolState;
import io.github.steadymail.sender.SenderListener;
import io.github.steadymail.sender.ServerAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Keeps what a listener is told. */
final class Seen implements SenderListener {
    final List<ServerAddress> servers = new CopyOnWriteArrayList<>();
    final List<Supplier<PoolState>> pools = new CopyOnWriteArrayList<>();
    final List<ServerAddress> stopped = new CopyOnWriteArrayList<>();
    final List<FinishedSend> sends = new CopyOnWriteArrayList<>();
    final List<FinishedConnect> connects = new CopyOnWriteArrayList<>();
    final List<FinishedConnection> connections = new CopyOnWriteArrayList<>();

    @Override
    public void started(ServerAddress server, Supplier<PoolState> pool) {
        servers.add(server);
        pools.add(pool);
    }

    @Override
    public void stopped(ServerAddress server, Supplier<PoolState> pool) {
        stopped.add(server);
    }

    @Override
    public void sent(FinishedSend send) {
        sends.add(send);
    }

    @Override
    public void connected(FinishedConnect connect) {
        connects.add(connect);
    }

    @Override
    public void disconnected(FinishedConnection connection) {
        connections.add(connection);
    }
}
