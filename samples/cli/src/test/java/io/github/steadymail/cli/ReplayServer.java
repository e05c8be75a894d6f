package io.github.steadymail.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Accepts one client on loopback and every message from it, and keeps the lines that it got. */
final class ReplayServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> conversation;

    ReplayServer() throws IOException {
        conversation = CompletableFuture.runAsync(this::converse).orTimeout(2, TimeUnit.SECONDS);
    }

    String port() {
        return Integer.toString(socket.getLocalPort());
    }

    /** What the client sent, once it has gone. */
    List<String> lines() {
        conversation.join();
        return lines;
    }

    private void converse() {
        try (Socket client = socket.accept()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
            OutputStream out = client.getOutputStream();
            say(out, "220 replay.example.test");
            boolean inData = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (inData) {
                    inData = !line.equals(".");
                }
                if (line.equals("DATA")) {
                    inData = true;
                    say(out, "354 go on");
                } else if (!inData) {
                    say(out, line.equals(".") ? "250 2.0.0 queued" : "250 2.1.5 ok");
                }
                if (line.equals("QUIT")) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(OutputStream out, String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
