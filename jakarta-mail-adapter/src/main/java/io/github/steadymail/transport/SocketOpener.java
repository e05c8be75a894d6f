package io.github.steadymail.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.util.SocketFetcher;
import org.jspecify.annotations.Nullable;

/** Opens sockets as Angus Mail does, with all its properties; under a deadline, look-up and handshake included. */
final class SocketOpener {
    private SocketOpener() {}

    static Socket open(String host, int port, Settings settings, boolean tls, Deadline deadline) throws IOException {
        if (!deadline.isLimited()) {
            return SocketFetcher.getSocket(host, port, settings.properties(), settings.prefix(), tls);
        }
        CompletableFuture<Socket> opened = new CompletableFuture<>();
        Thread opener = new Thread(() -> open(host, port, settings, tls, opened), "steadymail-connect");
        opener.setDaemon(true);
        opener.start();
        try {
            return opened.get(deadline.within(0), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            giveUp(opened);
            throw new SocketTimeoutException("not connected within the deadline");
        } catch (InterruptedException e) {
            giveUp(opened);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while connecting");
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static void open(String host, int port, Settings settings, boolean tls, CompletableFuture<Socket> opened) {
        try {
            Socket socket = SocketFetcher.getSocket(host, port, settings.properties(), settings.prefix(), tls);
            if (!opened.complete(socket)) {
                socket.close();
            }
        } catch (Throwable t) {
            opened.completeExceptionally(t);
        }
    }

    /** Nobody waits any more: a socket that comes later is closed where it is made, one that just came is closed here. */
    private static void giveUp(CompletableFuture<Socket> opened) throws IOException {
        if (!opened.cancel(false) && !opened.isCompletedExceptionally()) {
            opened.join().close();
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
