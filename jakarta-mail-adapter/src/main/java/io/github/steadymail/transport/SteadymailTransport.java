package io.github.steadymail.transport;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.Receipt;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.event.TransportEvent;
import jakarta.mail.event.TransportListener;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * The drop-in transport: Angus Mail's in every property and listener, but it keeps the conversation, and what
 * connecting and sending throw is always an {@link SmtpFailure}.
 *
 * <p>Connecting, TLS and the AUTH mechanisms are Angus Mail's; the replies are read, and the mail transaction is said,
 * by this library; only {@code issueCommand} and {@code simpleCommand}, for commands of the caller's own, throw plain
 * {@link MessagingException}s. What differs from Angus Mail on purpose stands in {@code docs/differences.md}. Its methods are
 * synchronized, as Angus Mail's are: one thread sends at a time, and {@link #cut} alone does not wait for it.
 *
 * @see Steadymail
 */
public sealed class SteadymailTransport extends ConnectingTransport permits SteadymailSSLTransport {
    private static final System.Logger LOGGER = System.getLogger("io.github.steadymail.transport");

    @SuppressWarnings("JdkObsolete") // Service.queueEvent takes nothing else
    private final Vector<TransportListener> listeners = new Vector<>();

    private @Nullable Receipt receipt;
    private TransactionTimes times = TransactionTimes.NONE;

    /**
     * Makes a transport; Jakarta Mail calls this.
     *
     * @param session the Session
     * @param url where to connect, as far as it says
     */
    public SteadymailTransport(Session session, URLName url) {
        this(session, url, "smtp", false);
    }

    SteadymailTransport(Session session, @Nullable URLName url, String protocol, boolean tls) {
        super(session, url, protocol, tls);
    }

    /**
     * Returns what the server said when it took the last message for all its recipients.
     *
     * @return the receipt; empty before the first message, and after one that was not accepted for all
     */
    public synchronized Optional<Receipt> receipt() {
        return Optional.ofNullable(receipt);
    }

    /**
     * Returns how long the parts of the last message's transaction took, whatever came of it.
     *
     * @return {@link TransactionTimes#NONE} before the first message, and after one of which nothing was said
     */
    public synchronized TransactionTimes times() {
        return times;
    }

    /**
     * Bounds each of the following calls of {@code connect}, {@code sendMessage}, {@code isReady}, {@code isConnected} and
     * {@code close}, in place of {@link Steadymail#DEADLINE}.
     *
     * @param time the longest time of one call, more than 0; null for what the Session says
     */
    public synchronized void limitTo(@Nullable Duration time) {
        if (time != null && (time.isNegative() || time.isZero())) {
            throw new IllegalArgumentException("a limit is more than 0, not " + time);
        }
        limitEach(time);
    }

    /**
     * Asks somebody, from the next {@code connect} on, before it logs in.
     *
     * @param gate who is asked, on the thread that connects; null for nobody
     */
    public synchronized void beforeLogin(@Nullable LoginGate gate) {
        passBeforeLogin(gate);
    }

    /**
     * Whether the connection is open as far as this side knows; nothing is read or written.
     *
     * @return false before {@code connect}, after {@code close}, and after a failure that left it out of step
     */
    public synchronized boolean isOpen() {
        SmtpConnection live = connection();
        return live != null && !live.wasCut();
    }

    /**
     * Whether the connection is open and in step as far as can be seen without a command: the server has neither closed
     * it nor spoken unasked. After 50 ms of silence it looks for a millisecond at most; TLS hides before that what has
     * come.
     *
     * @return false if it cannot send; it is closed then
     */
    public synchronized boolean isReady() {
        SmtpConnection live = connection();
        if (live == null) {
            return false;
        }
        boolean ready = !live.wasCut() && !live.hasGone() && !live.hasUnread();
        if (!ready) {
            drop();
        }
        return ready;
    }

    // ---- sending

    /**
     * Sends a message to these recipients.
     *
     * @param message a {@link jakarta.mail.internet.MimeMessage}
     * @param addresses the recipients; groups are expanded
     * @throws MessagingException always an {@link SmtpFailure}, unless the server took it for all
     * @throws IllegalStateException if the transport is not connected
     */
    @Override
    public synchronized void sendMessage(@Nullable Message message, Address @Nullable [] addresses)
            throws MessagingException {
        checkConnected();
        receipt = null;
        times = TransactionTimes.NONE;
        if (!(message instanceof MimeMessage mime)) {
            SmtpFailure failure = SmtpFailureBuilder.because(
                            Classification.permanent(FailureKind.CONTENT_UNREADABLE, null))
                    .detail("SMTP can only send a MimeMessage")
                    .connectionUsable(true)
                    .build();
            remember((SmtpReply) null);
            throw failure.exception();
        }
        send(PreparedMessage.unkept(mime), addresses);
    }

    /**
     * Sends a message that may be sent again to these recipients.
     *
     * @param message the message
     * @param addresses the recipients; groups are expanded
     * @throws MessagingException always an {@link SmtpFailure}, unless the server took it for all
     * @throws IllegalStateException if the transport is not connected
     */
    public synchronized void sendMessage(PreparedMessage message, Address @Nullable [] addresses)
            throws MessagingException {
        checkConnected();
        receipt = null;
        times = TransactionTimes.NONE;
        send(message, addresses);
    }

    private void send(PreparedMessage message, Address @Nullable [] addresses) throws MessagingException {
        SmtpConnection live = live();
        live.limitTo(beginSending());
        Sending sending = new Sending(live, settings, extensions(), session, getReportSuccess(), message, addresses);
        boolean usable = false;
        try {
            sending.send();
            times = sending.times();
            remember(sending.lastReply());
            receipt = sending.receipt();
            if (!listeners.isEmpty()) {
                tell(sending.event(), message.message());
            }
            usable = sending.connectionUsable();
        } finally {
            if (usable) {
                live.limitTo(Deadline.NONE);
                usable = !live.wasCut(); // the deadline may have fallen on the last reply
            }
            if (!usable && sending.later() != null) {
                LateVerdict.await(live, sending, sending.later());
                forget();
            } else if (!usable) {
                drop();
            }
        }
        SmtpFailure failure = sending.failure();
        if (failure != null) {
            throw failure.exception();
        }
    }

    /** Whatever a listener, or an executor that will not run it, does: the outcome stays what it is. */
    private void tell(Sending.@Nullable Event event, Message message) {
        if (event == null) {
            return;
        }
        try {
            notifyTransportListeners(event.type(), event.sent(), event.unsent(), event.invalid(), message);
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, "a transport listener could not be told", e);
        }
    }

    /** The same for who listens to the connection. */
    @Override
    protected void notifyConnectionListeners(int type) {
        try {
            super.notifyConnectionListeners(type);
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, "a connection listener could not be told", e);
        }
    }

    @Override
    public synchronized void addTransportListener(TransportListener listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized void removeTransportListener(TransportListener listener) {
        listeners.remove(listener);
    }

    @Override
    @SuppressWarnings("NullAway") // Jakarta Mail's events carry null arrays, as they ever did
    protected void notifyTransportListeners(
            int type,
            Address @Nullable [] validSent,
            Address @Nullable [] validUnsent,
            Address @Nullable [] invalid,
            @Nullable Message message) {
        if (!listeners.isEmpty()) {
            queueEvent(new TransportEvent(this, type, validSent, validUnsent, invalid, message), listeners);
        }
    }

    // ---- leaving

    /**
     * Closes the socket at once, under a call that may be blocked in it: from any thread, without waiting for that call.
     *
     * <p>A call that has not begun the end of data fails with a
     * {@link io.github.steadymail.failure.TransmissionException} of kind CANCELLED, and nothing went out; after that it
     * fails with an {@link io.github.steadymail.failure.OutcomeUnknownException}, unless its verdict is there already. A
     * look-up and the opening of the socket are left to end on a thread of their own where a limit is set
     * ({@link #limitTo} or {@link Steadymail#DEADLINE}), and without one are waited for. The transport is of no use after
     * that: whatever else is asked of it is cancelled too.
     */
    public void cut() {
        cuts.cut();
    }

    /** Says QUIT and closes the connection; whatever comes of that, it throws nothing. */
    @Override
    public synchronized void close() {
        SmtpConnection live = connection();
        if (live != null) {
            Deadline end = limitOfClose();
            live.limitTo(end);
            Farewell.quit(live, settings.flag("quitwait", true) && !end.isOver());
        }
        drop();
    }
}
