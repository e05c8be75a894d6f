package io.github.steadymail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/** A policy service of Postfix that defers some recipients once, and says that a second is enough. */
final class Greylist implements AutoCloseable {
    private static final String LATER = "action=450 4.2.0 Greylisted, please come back in 1 seconds\n\n";
    private static final String NO_OPINION = "action=DUNNO\n\n";

    private final ServerSocket listener;
    private final Set<String> strangers;

    private Greylist(ServerSocket listener, Set<String> strangers) {
        this.listener = listener;
        this.strangers = new HashSet<>(strangers);
    }

    static Greylist start(String... strangers) {
        try {
            Greylist greylist =
                    new Greylist(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), Set.of(strangers));
            begin(greylist::accept);
            return greylist;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where Postfix finds it. */
    String service() {
        return "check_policy_service inet:127.0.0.1:" + listener.getLocalPort();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                begin(() -> serve(client));
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("recipient=")) {
                    recipient = line.substring("recipient=".length());
                } else if (line.isEmpty()) {
                    client.getOutputStream().write(answer(recipient).getBytes(UTF_8));
                }
            }
        } catch (IOException e) {
            return; // the server has ended
        }
    }

    private synchronized String answer(String recipient) {
        return strangers.remove(recipient) ? LATER : NO_OPINION;
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "greylist");
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
