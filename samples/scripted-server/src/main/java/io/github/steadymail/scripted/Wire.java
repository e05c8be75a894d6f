package io.github.steadymail.scripted;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The octets of one connection. Any thread may call {@link #stop()} and {@link #stopIfStalled()}, one thread the rest. A
 * peer that is gone makes reads end and writes vanish, so that the dialogue decides what it means.
 */
final class Wire {

    private static final int LARGEST_WRITE = 64 * 1024;
    /** What a layered {@link SSLSocket} throws at an end of stream without {@code close_notify}. */
    private static final String CLOSED_BY_JSSE = "Socket is closed";

    private static final Duration LINGER = Duration.ofMillis(500);

    private final Socket raw;
    private final Recorder recorder;
    private final Cut cut;
    private volatile Duration patience;
    private final byte[] buffer = new byte[8192];
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private int next;
    private int limit;
    private long fetched;
    private long consumed;
    private long sent;
    private boolean deaf;
    private boolean mute;
    private Optional<Ending> gone = Optional.empty();
    private String goneText = "end of stream";
    private volatile long deadline;
    private volatile boolean stalled;
    private volatile boolean stopped;

    Wire(Socket raw, Recorder recorder, Cut cut, Duration patience) throws IOException {
        this.raw = raw;
        this.recorder = recorder;
        this.cut = cut;
        this.patience = patience;
        this.deadline = System.nanoTime() + patience.toNanos();
        raw.setTcpNoDelay(true);
        this.socket = raw;
        this.in = raw.getInputStream();
        this.out = raw.getOutputStream();
    }

    /** How the peer left, once a read or write found out. */
    Optional<Ending> gone() {
        return gone;
    }

    /** The client is gone and should not be. */
    Over deserted(String details) {
        return Over.deserted(gone.orElse(Ending.CLIENT_CLOSED), goneText + details);
    }

    /** Waits this long from now on for anything to happen. */
    void patience(Duration longest) {
        patience = longest;
        progress(Duration.ZERO);
    }

    /** Whether writing is pointless. */
    boolean mute() {
        return mute;
    }

    /** Ends the connection here if its cut says so. */
    void checkCut() throws Over {
        if (sent >= cut.sent() || consumed >= cut.consumed()) {
            throw Over.cut(cut.hangup());
        }
    }

    /** The next octet, or -1 if the peer is gone. */
    int read() throws Over {
        checkCut();
        if (next == limit && !fetch()) {
            return -1;
        }
        consumed++;
        return buffer[next++] & 0xFF;
    }

    /** What was received and not read yet. */
    byte[] ahead() {
        return Arrays.copyOfRange(buffer, next, limit);
    }

    private boolean fetch() throws Over {
        if (deaf) {
            return false;
        }
        try {
            progress(Duration.ZERO);
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, cut.consumed() - fetched));
            progress(Duration.ZERO);
            if (count < 0) {
                lost(Ending.CLIENT_CLOSED, "end of stream");
                return false;
            }
            next = 0;
            limit = count;
            fetched += count;
            if (!recorder.received(buffer, 0, count)) {
                throw Over.deviation("more octets than are kept");
            }
            return true;
        } catch (IOException e) {
            checkInterruption();
            boolean broken = e instanceof SSLException && !(e.getCause() instanceof SocketException);
            if (broken || CLOSED_BY_JSSE.equals(e.getMessage())) {
                lost(Ending.CLIENT_CLOSED, "a broken TLS stream (" + e.getMessage() + ")");
            } else {
                lost(Ending.CLIENT_RESET, "connection reset");
            }
            return false;
        }
    }

    /** Writes and flushes in pieces of at most {@code piece} octets. */
    void write(byte[] octets, int piece) throws Over {
        checkCut();
        int length = (int) Math.min(octets.length, cut.sent() - sent);
        int unit = Math.min(piece, LARGEST_WRITE);
        try {
            for (int at = 0; at < length && !mute; at += unit) {
                progress(Duration.ZERO);
                out.write(octets, at, Math.min(unit, length - at));
                out.flush();
                progress(Duration.ZERO);
            }
        } catch (IOException e) {
            checkInterruption();
            mute = true;
            lost(Ending.CLIENT_RESET, "connection reset");
        }
        sent += length;
        checkCut();
    }

    void startTls(SSLSocketFactory factory) throws Over {
        if (deaf) {
            return;
        }
        InputStream early = new ByteArrayInputStream(buffer, next, limit - next);
        next = limit;
        try {
            progress(Duration.ZERO);
            SSLSocket secured = (SSLSocket) factory.createSocket(raw, early, true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            socket = secured;
            in = secured.getInputStream();
            out = secured.getOutputStream();
            recorder.secured();
        } catch (IOException e) {
            checkInterruption();
            deaf = true;
            mute = true;
            lost(Ending.TLS_FAILED, "a failed TLS handshake (" + e.getMessage() + ")");
        }
    }

    /** Closes the sending side. */
    void halfClose() {
        mute = true;
        try {
            if (socket != raw && !socket.isOutputShutdown()) {
                socket.shutdownOutput();
            }
            if (!raw.isOutputShutdown()) {
                raw.shutdownOutput();
            }
        } catch (IOException e) {
            lost(Ending.CLIENT_RESET, "connection reset");
        }
    }

    /** Drops what the peer sends until it leaves. */
    void discardUntilPeerLeaves() throws Over {
        try {
            InputStream all = raw.getInputStream();
            for (int count = 0; count >= 0; count = all.read(buffer)) {
                progress(Duration.ZERO);
            }
        } catch (IOException e) {
            checkInterruption();
        }
    }

    /** Closes so that the peer reads an end of stream; returns the beginning of what it still said. */
    byte[] finish() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        rest.writeBytes(ahead());
        try {
            halfClose();
            linger(in, count -> {
                rest.write(buffer, 0, count);
                return recorder.received(buffer, 0, count) && rest.size() < buffer.length;
            });
        } catch (IOException e) {
            // the peer is gone or quiet, which is as good as its end of stream
        }
        close();
        return rest.toByteArray();
    }

    /** Closes below TLS, if any, so that the peer reads an end of stream; what it still says is lost. */
    void truncate() {
        try {
            raw.shutdownOutput();
            linger(raw.getInputStream(), count -> true);
        } catch (IOException e) {
            // the peer is gone or quiet, which is as good as its end of stream
        }
        close();
    }

    /** Reads into the buffer for a short while as long as the counts of octets are wanted. */
    private void linger(InputStream rest, IntPredicate wanted) throws IOException {
        long end = System.nanoTime() + LINGER.toNanos();
        long left = LINGER.toMillis();
        while (left > 0) {
            raw.setSoTimeout((int) left);
            int count = rest.read(buffer);
            if (count < 0 || !wanted.test(count)) {
                return;
            }
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
    }

    void reset() {
        try {
            raw.setSoLinger(true, 0);
        } catch (IOException e) {
            // closed already
        }
        close();
    }

    /** Counts as progress, now and for the given time. */
    void progress(Duration ahead) {
        deadline = System.nanoTime() + ahead.toNanos() + patience.toNanos();
    }

    void stopIfStalled() {
        if (!raw.isClosed() && System.nanoTime() - deadline > 0) {
            stalled = true;
            close();
        }
    }

    void stop() {
        stopped = true;
        close();
    }

    void close() {
        try {
            raw.close();
        } catch (IOException e) {
            // nothing is left to release
        }
    }

    private void checkInterruption() throws Over {
        if (stopped) {
            throw Over.stopped();
        }
        if (stalled) {
            throw Over.deviation("no progress for " + patience.toMillis() + " ms");
        }
    }

    private void lost(Ending how, String text) {
        if (gone.isEmpty()) {
            gone = Optional.of(how);
            goneText = text;
        }
    }
}
