package io.github.steadymail.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Postfix's sink: PIPELINING but no CHUNKING, and not our idea of a server. */
final class SmtpSink implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BACKLOG = 64;

    private final Process process;
    private final int port;

    private SmtpSink(Path program) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(program.toString(), "-h", "sink.example"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody")); // it refuses to serve as root
        }
        command.addAll(List.of(Target.HOST + ":" + port, String.valueOf(BACKLOG)));
        process = new ProcessBuilder(command).inheritIO().start();
    }

    static Optional<Path> program() {
        return Programs.find("smtp-sink");
    }

    static SmtpSink start(Path program) throws IOException {
        SmtpSink sink = new SmtpSink(program);
        long begin = System.nanoTime();
        while (!sink.listens()) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                sink.close();
                throw new IOException("smtp-sink does not listen");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return sink;
    }

    int port() {
        return port;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
