package io.github.steadymail.sender;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A connection is borrowed, looked at and given back; as many threads as there are connections do that at a time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PoolBenchmark {
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 32;

    /** Where a server listens on 127.0.0.1. */
    @Param("0")
    public int port;

    private Pool pool = pool(0);

    /** Made by JMH. */
    public PoolBenchmark() {}

    private static Pool pool(int port) {
        Properties properties = new Properties();
        Reports reports = new Reports(new ServerAddress("127.0.0.1", port), List.of());
        Connector connector = new Connector(properties, Login.NONE, TIME, reports);
        Lifetime lifetime =
                new Lifetime(TIME.multipliedBy(10), TIME.multipliedBy(10), Integer.MAX_VALUE, TIME.multipliedBy(10));
        return new Pool(connector, lifetime, CONNECTIONS, 0, TIME, new RatePause(Waiting.real(), TIME));
    }

    /** Makes the pool that is measured. */
    @Setup
    public void open() {
        pool = pool(port);
    }

    /** Closes its connections. */
    @TearDown
    public void close() {
        pool.close(new Grace(TIME));
    }

    /**
     * Borrows a connection and gives it back.
     *
     * @return whether it may send
     * @throws MessagingException if none can be opened
     */
    @Benchmark
    public boolean borrowed() throws MessagingException {
        Connection connection = pool.borrow(new TimeLimit(TIME));
        pool.giveBack(connection);
        return connection.isUsable();
    }
}
