package io.github.steadymail.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Postfix's {@code smtp-sink}, which offers PIPELINING, takes everything, and refuses the commands that it is told to. */
final class Sink implements AutoCloseable {
    private static final long LONGEST_START_SECONDS = 30;

    private final Process process;
    private final int port;

    private Sink(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it with these options. */
    static Sink start(String options) {
        try {
            int port;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            List<String> words = new ArrayList<>(List.of("smtp-sink", "-u", "nobody"));
            words.addAll(List.of(options.split(" ")));
            words.addAll(List.of("127.0.0.1:" + port, "10"));
            Sink sink = new Sink(
                    new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start(),
                    port);
            sink.awaitListening();
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start smtp-sink", e);
        }
    }

    private void awaitListening() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (System.nanoTime() - end < 0 && process.isAlive()) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (ConnectException e) {
                Thread.onSpinWait();
            }
        }
        close();
        throw new IllegalStateException("smtp-sink does not listen");
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
