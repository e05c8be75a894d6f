package io.github.steadymail.transport;

import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.reply.ReplyParser;
import io.github.steadymail.reply.SmtpReply;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import org.eclipse.angus.mail.util.SocketFetcher;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server: commands and content go out, replies come in, each reply bounded in octets and in time.
 *
 * <p>Used by one thread at a time; {@link #cut()} and {@link #cancel()} alone may be called from any.
 */
final class SmtpConnection {
    /** A reply longer than this never ends, as far as anybody cares to wait. */
    static final long LONGEST_REPLY = 4L * 1024 * 1024;
    /** How long a reply that has begun may take: the longest time-out of RFC 5321, section 4.5.3.2. */
    private static final Duration SLOWEST_REPLY = Duration.ofMinutes(10);
    /** How long to wait for a reply that decides nothing any more, or that has begun before it was due. */
    private static final int PATIENCE_MILLIS = 5_000;

    /** After how much silence a close may have come unseen. */
    private static final long WORTH_A_LOOK_NANOS = 50_000_000;

    private static final int BUFFERED = 16_384;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final Trace trace;
    private final ReplyClassifier classifier;
    private final int readTimeout;
    private int verdictTimeout;
    private boolean patient;
    private final byte[] received = new byte[4096];
    private int position;
    private int limit;
    private ReplyParser parser = new ReplyParser();
    private final Acknowledgement acknowledgement = new Acknowledgement();
    private boolean answering;
    private long lastHeard = System.nanoTime();
    private long lastLooked = lastHeard;

    private volatile Socket socket;
    private volatile @Nullable Socket beneath;
    private volatile boolean cancelled;
    private InputStream in;
    private OutputStream out;
    private final Alarm alarm;

    SmtpConnection(Socket socket, Trace trace, ReplyClassifier classifier, Watchdog watchdog) throws IOException {
        this.alarm = new Alarm(this::cut, watchdog);
        this.trace = trace;
        this.classifier = classifier;
        this.socket = socket;
        this.readTimeout = socket.getSoTimeout();
        this.verdictTimeout = readTimeout;
        this.in = socket.getInputStream();
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFERED);
        sendAtOnce(socket);
    }

    /** The end of data leaves in a write of its own, which must not wait for the one before it to be acknowledged. */
    private static void sendAtOnce(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
        } catch (SocketException | UnsupportedOperationException e) {
            // a socket of the caller's own making that has no such option; it works without
        }
    }

    Socket socket() {
        return socket;
    }

    Trace trace() {
        return trace;
    }

    /** Tells what this server's replies mean. */
    ReplyClassifier classifier() {
        return classifier;
    }

    boolean isSecure() {
        return socket instanceof SSLSocket;
    }

    /** Puts all that follows under a deadline, at which the connection is cut. */
    void limitTo(Deadline newDeadline) {
        alarm.set(newDeadline);
    }

    boolean isOverdue() {
        return alarm.hasCut() || alarm.deadline().isOver();
    }

    /** Whether somebody wants this to end: who called {@link #cancel()}, or has interrupted the thread that uses it. */
    boolean isCancelled() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    /** Whether it was cut: by {@link #cancel()}, or at a deadline. */
    boolean wasCut() {
        return cancelled || alarm.hasCut();
    }

    /** Writes a command with its line end. */
    void command(String line) throws IOException {
        queue(line);
        out.flush();
    }

    /** Writes a command that leaves with what follows it, at the next flush of the {@link #content()} at the latest. */
    void queue(String line) throws IOException {
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                throw new IllegalArgumentException("a control character stands in the command");
            }
        }
        trace.command(line);
        answering = false;
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write(LINE_END);
    }

    /** Where content goes; buffered, and not sure to have left before it is flushed. */
    OutputStream content() {
        return out;
    }

    /** Reads the next reply, within the time-out of the socket's reads. */
    SmtpReply reply() throws NoReplyException {
        return reply(readTimeout);
    }

    /** Lets the verdict take so many milliseconds; 0 for what any reply may take. */
    void awaitVerdictFor(int timeoutMillis) {
        patient = timeoutMillis > 0;
        verdictTimeout = patient ? timeoutMillis : readTimeout;
    }

    /**
     * The end of data is about to leave: from now on the deadline ends reads, which may be gone on with, and does not cut.
     * Whether it has passed is asked after this.
     */
    void beginEndOfData() {
        if (patient) {
            alarm.awaitVerdict();
        }
    }

    /** Reads the reply to the end of data. */
    SmtpReply verdict() throws NoReplyException {
        beginEndOfData();
        return reply(verdictTimeout);
    }

    /** Reads a reply that is not worth waiting for long, because it decides nothing. */
    SmtpReply replyInPassing() throws NoReplyException {
        return reply(readTimeout == 0 ? PATIENCE_MILLIS : Math.min(readTimeout, PATIENCE_MILLIS));
    }

    /** Goes on with a reply that had begun when the time for it was over. */
    private SmtpReply reply(int timeoutMillis) throws NoReplyException {
        Deadline end = alarm.deadline();
        do {
            if (position == limit) {
                fill(end, timeoutMillis);
                if (parser.octets() == 0) {
                    end = alarm.deadline().earlier(Deadline.after(SLOWEST_REPLY));
                }
            }
            if (parser.octets() >= LONGEST_REPLY) {
                throw new NoReplyException("the reply never ends", parser.reply(), null);
            }
        } while (!parser.put(received[position++]));
        SmtpReply reply = parser.reply();
        parser = new ReplyParser();
        trace.reply(reply);
        lastHeard = System.nanoTime();
        return reply;
    }

    private void fill(Deadline end, int timeoutMillis) throws NoReplyException {
        int count;
        try {
            if (end.isOver()) {
                throw new SocketTimeoutException("the time for the reply is over");
            }
            if (answering) {
                acknowledge();
            }
            socket.setSoTimeout(end.within(timeoutMillis));
            count = in.read(received);
            answering = true;
        } catch (IOException e) {
            throw new NoReplyException("no reply: " + e.getMessage(), partial(), e);
        }
        if (count < 0) {
            throw new NoReplyException("the server closed the connection", partial(), null);
        }
        position = 0;
        limit = count;
    }

    /** A server that answers in several writes may keep the next one back until the one before is acknowledged. */
    private void acknowledge() {
        Socket plain = beneath;
        acknowledgement.send(plain == null ? socket : plain);
    }

    private @Nullable SmtpReply partial() {
        return parser.octets() == 0 ? null : parser.reply();
    }

    /** Whether something came that nobody asked for: it would be taken for the reply to the next command. */
    boolean hasUnread() {
        try {
            return position < limit || in.available() > 0;
        } catch (IOException e) {
            return false; // the next read says the same, and why
        }
    }

    /** The same, and under TLS by a read, which alone shows what has come in a record of its own. */
    boolean spokeUnasked() {
        return hasUnread() || (isSecure() && mayHaveRecords() && look() > 0);
    }

    /** Whether a look under TLS can find anything; a socket that was not turned to TLS by us does not tell. */
    private boolean mayHaveRecords() {
        try {
            Socket plain = beneath;
            return plain == null || plain.getInputStream().available() > 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether the server has been silent for no longer than this. */
    boolean heardWithin(Duration time) {
        return System.nanoTime() - lastHeard <= time.toNanos();
    }

    /**
     * Whether the server has closed the connection, where it was silent for long enough that a look is worth a
     * millisecond; false also where it has spoken.
     */
    boolean hasGone() {
        long now = System.nanoTime();
        boolean worthIt = now - lastHeard > WORTH_A_LOOK_NANOS && now - lastLooked > WORTH_A_LOOK_NANOS;
        return !hasUnread() && worthIt && look() < 0;
    }

    /** Reads what is there already: the number of octets, 0 for none, -1 if there will never be any. */
    private int look() {
        try {
            lastLooked = System.nanoTime();
            socket.setSoTimeout(1);
            int count = in.read(received);
            position = 0;
            limit = Math.max(0, count);
            return count;
        } catch (SocketTimeoutException e) {
            return 0;
        } catch (IOException e) {
            return -1;
        }
    }

    /** Reads what the server said unasked, as far as it goes; null if that is nothing at all. */
    @Nullable
    SmtpReply unasked() {
        try {
            return replyInPassing();
        } catch (NoReplyException e) {
            return e.partial();
        }
    }

    /** Turns the connection into a TLS one (RFC 3207, section 4), with nothing read in clear before left over. */
    void secure(String host, Properties properties, String prefix) throws IOException {
        Socket plain = socket;
        plain.setSoTimeout(alarm.deadline().within(readTimeout));
        Socket secured = SocketFetcher.startTLS(plain, host, properties, prefix);
        beneath = plain;
        socket = secured;
        in = secured.getInputStream();
        out = new BufferedOutputStream(secured.getOutputStream(), BUFFERED);
        sendAtOnce(secured);
    }

    /** Closes the connection without another octet of SMTP; what is still buffered here never leaves. */
    void close() {
        alarm.off();
        closeQuietly(socket);
        closeQuietly(beneath);
    }

    /** The same as {@link #cut()}, because the caller wants it so. */
    void cancel() {
        cancelled = true;
        cut();
    }

    /** Closes the connection under a thread that may be blocked in it, without waiting for that thread. */
    void cut() {
        Socket plain = beneath;
        if (plain != null) {
            closeQuietly(plain);
        } else {
            dontLinger();
        }
        closeQuietly(socket);
    }

    /** A TLS socket waits for a blocked writer before it closes, unless it need not linger. */
    private void dontLinger() {
        try {
            if (isSecure()) {
                socket.setSoLinger(true, 0);
            }
        } catch (SocketException e) {
            // already closed
        }
    }

    private static void closeQuietly(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // nothing more can be done for this connection, and nothing depends on it
        }
    }
}
