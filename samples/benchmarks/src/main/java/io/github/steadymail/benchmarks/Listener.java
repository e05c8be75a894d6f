package io.github.steadymail.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Accepts connections at a port of 127.0.0.1, and serves each on threads that end with the JVM. */
abstract class Listener implements AutoCloseable {
    private static final int BACKLOG = 256;

    final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "server");
        thread.setDaemon(true);
        return thread;
    });

    private final ServerSocket server = new ServerSocket();

    Listener() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    }

    abstract void serve(Socket socket) throws IOException;

    final void start() {
        threads.execute(this::accept);
    }

    final int port() {
        return server.getLocalPort();
    }

    @Override
    public final void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> {
                    try (socket) {
                        socket.setTcpNoDelay(true);
                        serve(socket);
                    } catch (IOException e) {
                        // The client is gone: whatever it was about, it will tell.
                    }
                });
            }
        } catch (IOException e) {
            // closed
        }
    }
}
