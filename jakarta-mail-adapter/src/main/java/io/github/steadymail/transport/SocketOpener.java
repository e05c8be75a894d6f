package io.github.steadymail.transport;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.util.SocketFetcher;
import org.jspecify.annotations.Nullable;

/**
 * Opens sockets as Angus Mail does, with all its properties; under a deadline, on a thread of its own, because neither
 * look-ups nor handshakes can be bounded otherwise.
 */
final class SocketOpener {
    private SocketOpener() {}

    static Socket open(String host, int port, Settings settings, boolean tls, Deadline deadline, CutSwitch cuts)
            throws IOException {
        cuts.check();
        return deadline.isLimited()
                ? within(deadline, cuts, () -> fetch(host, port, settings, tls))
                : fetch(host, port, settings, tls);
    }

    private static Socket fetch(String host, int port, Settings settings, boolean tls) throws IOException {
        return SocketFetcher.getSocket(host, port, settings.properties(), settings.prefix(), tls);
    }

    /** Looks up what Jakarta Mail looks up on its way to the socket, so that it finds it in the JVM's cache. */
    static void lookUp(@Nullable String host, boolean localHostToo, Deadline deadline, CutSwitch cuts)
            throws IOException {
        cuts.check();
        if (deadline.isLimited()) {
            within(deadline, cuts, () -> lookedUp(host, localHostToo));
        }
    }

    private static boolean lookedUp(@Nullable String host, boolean localHostToo) {
        try {
            if (host != null) {
                InetAddress.getByName(host);
            }
            if (localHostToo) {
                InetAddress.getLocalHost().getCanonicalHostName();
            }
            return true;
        } catch (UnknownHostException e) {
            return false; // whoever needs the name says so
        }
    }

    private static <T> T within(Deadline deadline, CutSwitch cuts, Callable<T> work) throws IOException {
        CompletableFuture<T> done = new CompletableFuture<>();
        cuts.ends(() -> done.completeExceptionally(CutSwitch.interruption()));
        Thread worker = new Thread(() -> run(work, done), "steadymail-connect");
        worker.setDaemon(true);
        worker.start();
        try {
            return done.get(deadline.within(0), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveUp(done);
            throw new SocketTimeoutException("not connected within the deadline");
        } catch (InterruptedException e) {
            giveUp(done);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while connecting");
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static <T> void run(Callable<T> work, CompletableFuture<T> done) {
        try {
            T result = work.call();
            if (!done.complete(result)) {
                close(result);
            }
        } catch (Throwable t) {
            done.completeExceptionally(t);
        }
    }

    /** Nobody waits any more: what comes later is closed where it is made, what just came is closed here. */
    private static <T> void giveUp(CompletableFuture<T> done) throws IOException {
        if (!done.cancel(false) && !done.isCompletedExceptionally()) {
            close(done.join());
        }
    }

    private static void close(Object result) throws IOException {
        if (result instanceof Closeable closeable) {
            closeable.close();
        }
    }

    private static IOException rethrown(@Nullable Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof IOException io ? io : new IOException(thrown);
    }
}
