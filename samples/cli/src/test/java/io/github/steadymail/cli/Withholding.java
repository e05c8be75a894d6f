package io.github.steadymail.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Passes one connection on to a server, and keeps what the server says from MAIL on back until the client has said
 * certain words: a client that waits for a reply before that never gets there.
 */
final class Withholding implements AutoCloseable {
    private static final String FROM = "MAIL FROM:";

    private final ServerSocket listener;
    private final int server;
    private final String until;
    private final StringBuilder said = new StringBuilder();

    private Withholding(ServerSocket listener, int server, String until) {
        this.listener = listener;
        this.server = server;
        this.until = until;
    }

    static Withholding start(String port, String until) {
        try {
            ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Withholding withholding = new Withholding(listener, Integer.parseInt(port), until);
            begin("accept", withholding::pass);
            return withholding;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** All that the client said. */
    synchronized String said() {
        return said.toString();
    }

    private void pass() throws IOException, InterruptedException {
        try (Socket client = listener.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            begin("replies", () -> {
                byte[] octets = new byte[8192];
                InputStream in = behind.getInputStream();
                for (int count = in.read(octets); count > 0; count = in.read(octets)) {
                    awaitWords();
                    client.getOutputStream().write(octets, 0, count);
                }
                client.shutdownOutput();
            });
            byte[] octets = new byte[8192];
            InputStream in = client.getInputStream();
            for (int count = in.read(octets); count > 0; count = in.read(octets)) {
                hear(new String(octets, 0, count, ISO_8859_1));
                behind.getOutputStream().write(octets, 0, count);
            }
        }
    }

    private synchronized void hear(String words) {
        said.append(words);
        notifyAll();
    }

    private synchronized void awaitWords() throws InterruptedException {
        while (said.indexOf(FROM) >= 0 && said.indexOf(until) < 0) {
            wait();
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void begin(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException e) {
                        return; // the connection, or the test, is over
                    }
                },
                "withholding-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
