package io.github.steadymail.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Debian's Postfix on a free port of loopback, with configuration, queue and mailboxes in a temporary directory.
 *
 * <p>It takes mail for {@link #USERS} at {@value #DOMAIN}, relays for nobody who has not logged in, offers STARTTLS with
 * a certificate of its own, and knows one log-in: {@value #USER}, {@value #PASSWORD}. Starting it needs root and the
 * packages {@code postfix sasl2-bin libsasl2-modules libsasl2-modules-db openssl}; without them it throws. It has
 * nothing in common with a Postfix that the machine itself runs.
 */
final class Postfix implements AutoCloseable {
    static final String DOMAIN = "example.test";
    static final List<String> USERS = List.of("alice", "bob", "carol");
    /** The mailbox into which a test may have everything delivered. */
    static final String ALL = "all";

    static final String USER = "user";
    static final String PASSWORD = "secret";

    private static final long LONGEST_DELIVERY_SECONDS = 30;

    private final PostfixHome home;
    private final int port;
    private boolean running = true;

    private Postfix(PostfixHome home, int port) {
        this.home = home;
        this.port = port;
    }

    /**
     * Starts a server.
     *
     * @param overrides parameters of {@code main.cf} that differ from the defaults
     */
    static Postfix start(Map<String, String> overrides) {
        try {
            int port = freePort();
            PostfixHome home = PostfixHome.make(port, overrides);
            try {
                home.control("start");
                return new Postfix(home, port);
            } catch (RuntimeException e) {
                home.remove();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set up Postfix", e);
        }
    }

    String port() {
        return Integer.toString(port);
    }

    /** A key store with the server's certificate, for {@code javax.net.ssl.trustStore}. */
    Path trustStore() {
        return home.trustStore();
    }

    /** Waits for a user's first message, and returns it as it lies in the mailbox: line ends are LF. */
    String deliveredTo(String user) throws IOException, InterruptedException {
        Path mailbox = home.mailbox(user).resolve("new");
        try (WatchService watch = mailbox.getFileSystem().newWatchService()) {
            mailbox.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Path message = first(mailbox);
            if (message == null) {
                WatchKey key = watch.poll(LONGEST_DELIVERY_SECONDS, TimeUnit.SECONDS);
                message = key == null ? null : first(mailbox);
            }
            if (message == null) {
                throw new IllegalStateException("nothing was delivered to " + user + "; the log:\n" + log());
            }
            return Files.readString(message, ISO_8859_1);
        }
    }

    /** What lies in the mailbox of all, once nothing is on its way any more. */
    Copies delivered() throws IOException {
        awaitEmptyQueue();
        return Copies.in(home.mailbox(ALL).resolve("new"));
    }

    /** What lies in a user's mailbox, once nothing is on its way any more. */
    List<String> copiesFor(String user) throws IOException {
        awaitEmptyQueue();
        List<String> copies = new ArrayList<>();
        try (Stream<Path> files = Files.list(home.mailbox(user).resolve("new"))) {
            for (Path file : files.toList()) {
                copies.add(Files.readString(file, ISO_8859_1));
            }
        }
        return copies;
    }

    private void awaitEmptyQueue() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_DELIVERY_SECONDS);
        int empty = 0;
        while (empty < 2) { // a message may be on its way from one part of the queue to the other
            empty = home.queued().isEmpty() ? empty + 1 : 0;
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("there is still mail in the queue; the log:\n" + log());
            }
        }
    }

    /** Waits until Postfix has logged these words. */
    void awaitLog(String words) throws IOException, InterruptedException {
        Path directory = home.directory();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_DELIVERY_SECONDS);
        try (WatchService watch = directory.getFileSystem().newWatchService()) {
            directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            while (!log().contains(words)) {
                WatchKey key = watch.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (key == null || !key.reset()) {
                    throw new IllegalStateException("nothing was logged of " + words + ":\n" + log());
                }
                key.pollEvents();
            }
        }
    }

    /** What Postfix logged so far. */
    String log() throws IOException {
        Path log = home.log();
        return Files.exists(log) ? Files.readString(log, ISO_8859_1) : "(none)";
    }

    /** Stops the server, with all its connections, and starts it on the same port. */
    void restart() {
        home.control("stop");
        home.control("start");
    }

    /** Stops the server; its mailboxes stay. */
    void stop() {
        if (running) {
            running = false;
            home.control("stop");
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } finally {
            home.remove();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static @Nullable Path first(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().findFirst().orElse(null);
        }
    }
}
