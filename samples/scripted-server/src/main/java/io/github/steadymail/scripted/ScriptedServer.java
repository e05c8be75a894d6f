package io.github.steadymail.scripted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/**
 * An SMTP server on 127.0.0.1 that follows a {@link Dialogue} and records what its clients do. It serves any number of
 * connections at a time with daemon threads. Safe for use by several threads.
 *
 * <p>A client that leaves the dialogue, or keeps the server waiting for longer than
 * {@link Options#waitingAtMost(Duration)}, gets its connection closed and is listed in {@link #deviations()}. The server
 * itself waits for connections until it is closed.
 */
public final class ScriptedServer implements AutoCloseable {

    private static final long WATCH_MILLIS = 50;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_AWAIT = Duration.ofSeconds(30);

    private final Object lock = new Object();
    private final List<Recorder> recorders = new ArrayList<>();
    private final Set<Wire> wires = new HashSet<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final ServerSocket listener;
    private final Dialogue dialogue;
    private final Options options;
    private final SSLSocketFactory tls;

    private ScriptedServer(ServerSocket listener, Dialogue dialogue, Options options) {
        this.listener = listener;
        this.dialogue = dialogue;
        this.options = options;
        this.tls = Trust.serverSide(options.certificate());
    }

    /**
     * Starts a server that plays a dialogue with the default options.
     *
     * @param dialogue the lines of a {@link Dialogue}
     * @return the running server
     */
    public static ScriptedServer play(String dialogue) {
        return play(Dialogue.parse(dialogue));
    }

    /**
     * Starts a server that plays a dialogue with the default options.
     *
     * @param dialogue the dialogue
     * @return the running server
     */
    public static ScriptedServer play(Dialogue dialogue) {
        return play(dialogue, Options.defaults());
    }

    /**
     * Starts a server that plays a dialogue.
     *
     * @param dialogue the lines of a {@link Dialogue}
     * @param options how to speak
     * @return the running server
     */
    public static ScriptedServer play(String dialogue, Options options) {
        return play(Dialogue.parse(dialogue), options);
    }

    /**
     * Starts a server that plays a dialogue.
     *
     * @param dialogue the dialogue
     * @param options how to speak
     * @return the running server
     */
    public static ScriptedServer play(Dialogue dialogue, Options options) {
        try {
            InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
            ServerSocket listener = new ServerSocket(0, 50, loopback);
            ScriptedServer server = new ScriptedServer(listener, dialogue, options);
            server.start(server::watch);
            server.start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the port the server listens on.
     *
     * @return the port
     */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * Returns what happened so far.
     *
     * @return a snapshot of each accepted connection in the order of acceptance, ended or not
     */
    public List<Conversation> conversations() {
        synchronized (lock) {
            return recorders.stream().map(Recorder::snapshot).toList();
        }
    }

    /**
     * Waits until so many conversations have ended, 30 s at most.
     *
     * @param count how many
     * @return {@link #conversations()} at this time
     * @throws IllegalStateException if fewer have ended in time, or the thread is interrupted
     */
    public List<Conversation> awaitConversations(int count) {
        return awaitConversations(count, LONGEST_AWAIT);
    }

    /**
     * Waits until so many conversations have ended.
     *
     * @param count how many
     * @param max how long to wait at most
     * @return {@link #conversations()} at this time
     * @throws IllegalStateException if fewer have ended in time, or the thread is interrupted
     */
    public List<Conversation> awaitConversations(int count, Duration max) {
        long end = System.nanoTime() + max.toNanos();
        synchronized (lock) {
            long ended = ended();
            while (ended < count) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new IllegalStateException(ended + " of " + recorders.size() + " conversations ended in "
                            + max.toMillis() + " ms, expected " + count);
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(lock, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted", e);
                }
                ended = ended();
            }
            return conversations();
        }
    }

    /**
     * Returns how the clients left the dialogue. Only an ended conversation is sure to be complete, so wait with
     * {@link #awaitConversations} first.
     *
     * @return the deviations in the order of connections, empty if all clients followed the dialogue
     */
    public List<Deviation> deviations() {
        synchronized (lock) {
            return recorders.stream()
                    .map(Recorder::deviation)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** Closes all sockets and ends all threads. What was recorded stays available. */
    @Override
    public void close() {
        closing.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            synchronized (lock) {
                wires.forEach(Wire::stop);
            }
            joinThreads();
        }
    }

    private void joinThreads() {
        long end = System.nanoTime() + LONGEST_CLOSE.toNanos();
        List<Thread> started;
        synchronized (lock) {
            started = List.copyOf(threads);
        }
        try {
            for (Thread thread : started) {
                thread.join(
                        Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
                if (thread.isAlive()) {
                    throw new IllegalStateException("a connection did not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long ended() {
        synchronized (lock) {
            return recorders.stream().filter(Recorder::hasEnded).count();
        }
    }

    private void watch() {
        try {
            while (!closing.await(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                synchronized (lock) {
                    wires.forEach(Wire::stopIfStalled);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (closing.getCount() > 0) {
            try {
                open(listener.accept());
            } catch (IOException e) {
                // the listener was closed, or the peer did not wait
            }
        }
    }

    private void open(Socket socket) throws IOException {
        synchronized (lock) {
            if (closing.getCount() == 0) {
                socket.close();
                return;
            }
            int index = recorders.size();
            Recorder recorder = new Recorder();
            Wire wire = wire(socket, index, recorder);
            recorders.add(recorder);
            wires.add(wire);
            start(() -> serve(index, wire, recorder));
        }
    }

    private Wire wire(Socket socket, int index, Recorder recorder) throws IOException {
        try {
            return new Wire(socket, recorder, dialogue.cut(index), options.patience());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void serve(int index, Wire wire, Recorder recorder) {
        try {
            new Session(index + 1, wire, recorder, options, tls, closing).run(dialogue.connection(index));
        } finally {
            wire.close();
            synchronized (lock) {
                wires.remove(wire);
                lock.notifyAll();
            }
        }
    }

    private void start(Runnable task) {
        Thread thread = new Thread(task, "scripted-server " + port());
        thread.setDaemon(true);
        synchronized (lock) {
            threads.removeIf(it -> !it.isAlive());
            threads.add(thread);
            thread.start();
        }
    }
}
