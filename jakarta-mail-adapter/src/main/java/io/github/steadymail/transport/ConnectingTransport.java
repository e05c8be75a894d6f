package io.github.steadymail.transport;

import io.github.steadymail.failure.CredentialsRejectedException;
import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Connects: within a deadline, with one try at the log-in, and with a failure that says what went wrong. */
abstract class ConnectingTransport extends ConversingTransport {
    final CutSwitch cuts = new CutSwitch();

    private final boolean tls;
    private Deadline deadline = Deadline.NONE;
    private @Nullable Duration limit;
    private @Nullable LoginGate gate;
    private Duration spentConnecting = Duration.ZERO;
    private @Nullable Socket given;
    private boolean onlyOneTry;
    private @Nullable Refusal refusal;

    ConnectingTransport(Session session, @Nullable URLName url, String protocol, boolean tls) {
        super(session, url, protocol, tls);
        this.tls = tls || settings.flag("ssl.enable", false);
    }

    @Override
    public synchronized void connect(Socket socket) throws MessagingException {
        given = socket;
        try {
            connect();
        } finally {
            given = null;
        }
    }

    @Override
    public synchronized void connect(@Nullable String host, int port, @Nullable String user, @Nullable String password)
            throws MessagingException {
        if (isInstalling()) {
            return;
        }
        onlyOneTry = password != null || given != null;
        long begun = System.nanoTime();
        deadline = deadline(Duration.ZERO);
        try {
            lookUp(host);
            super.connect(host, port, user, password);
            spentConnecting = Duration.ofNanos(System.nanoTime() - begun);
        } catch (Stop stop) {
            throw stop.failure;
        } catch (AuthenticationFailedException e) {
            throw e instanceof SmtpFailure ? e : Login.withoutCredentials(e);
        } finally {
            refusal = null;
        }
    }

    /** Under a deadline, names are looked up before Jakarta Mail does it on this thread for as long as it takes. */
    private void lookUp(@Nullable String host) throws MessagingException {
        String server = host != null ? host : serverOfSession();
        try {
            boolean namesItself = settings.text("localhost") == null && settings.text("localaddress") == null;
            SocketOpener.lookUp(given == null ? server : null, namesItself, deadline, cuts);
        } catch (IOException e) {
            throw NetworkFailure.inConnect(String.valueOf(server), -1, deadline.isOver(), e);
        }
    }

    private @Nullable String serverOfSession() {
        URLName where = getURLName();
        String named = where == null ? null : where.getHost();
        String ofProtocol = named != null ? named : settings.text("host");
        return ofProtocol != null ? ofProtocol : session.getProperty("mail.host");
    }

    /** Carries a failure past {@code Service.connect}, which would answer a refused log-in with another. */
    private static final class Stop extends MessagingException {
        private static final long serialVersionUID = 1L;

        private final MessagingException failure;

        Stop(MessagingException failure) {
            this.failure = failure;
        }
    }

    /** Credentials that the server refused, and how. */
    private record Refusal(@Nullable String user, @Nullable String password, CredentialsRejectedException failure) {
        boolean isOf(@Nullable String otherUser, @Nullable String otherPassword) {
            return Objects.equals(user, otherUser) && Objects.equals(password, otherPassword);
        }

        @Override
        public String toString() {
            return "refused: " + user;
        }
    }

    @Override
    protected synchronized boolean protocolConnect(
            @Nullable String host, int port, @Nullable String user, @Nullable String password)
            throws MessagingException {
        boolean mustLogIn = settings.flag("auth", false);
        if (mustLogIn && (user == null || password == null)) {
            return false;
        }
        if (refusal != null && refusal.isOf(user, password)) {
            throw refusal.failure;
        }
        String server = host == null || host.isEmpty() ? "localhost" : host;
        boolean connected = false;
        try {
            open(server, port == -1 ? settings.number("port", tls ? 465 : 25) : port);
            boolean offered = supportsExtension("AUTH") || supportsExtension("AUTH=LOGIN");
            if (offered && user != null && password != null) {
                if (gate != null) {
                    gate.pass();
                }
                logIn(server, port, user, password);
            }
            live().limitTo(Deadline.NONE);
            if (live().wasCut()) { // the deadline, or whoever cuts, came with the last reply
                throw NetworkFailure.before(SmtpPhase.CONNECT, live(), new NoReplyException("cut", null, null), null);
            }
            connected = true;
            return true;
        } catch (CredentialsRejectedException e) {
            if (onlyOneTry) {
                throw new Stop(e);
            }
            refusal = new Refusal(user, password, e);
            throw e;
        } catch (MessagingException e) {
            throw new Stop(e);
        } finally {
            if (!connected) {
                drop();
            }
        }
    }

    private void open(String host, int port) throws MessagingException {
        ReplyClassifier classifier = settings.classifier();
        Watchdog watchdog = Watchdog.on(settings.timer());
        settings.chunks(); // a setting that is none is told before anything is opened
        Trace trace = new Trace(session, settings.showsLogin());
        SmtpConnection fresh;
        Socket socket = given;
        boolean securesItself = tls && socket == null && settings.leavesTlsToUs();
        String server = host;
        try {
            if (socket == null) {
                socket = SocketOpener.open(host, port, settings, tls && !securesItself, deadline, cuts);
            } else {
                server = nameOf(socket);
            }
            fresh = new SmtpConnection(socket, trace, classifier, watchdog);
        } catch (IOException e) {
            throw NetworkFailure.inConnect(host, port, deadline.isOver(), e);
        }
        cuts.ends(fresh::cancel);
        fresh.awaitVerdictFor(settings.verdictMillis());
        begin(fresh, server);
        fresh.limitTo(deadline);
        if (securesItself) {
            secure(fresh, host);
        }
        Opening opening = opening();
        opening.greet();
        SmtpReply hello = opening.hello();
        if ((getStartTLS() || getRequireStartTLS()) && !fresh.isSecure()) {
            if (opening.extensions().has("STARTTLS")) {
                hello = opening.startTls();
            } else if (getRequireStartTLS()) {
                throw Opening.tlsNotOffered();
            }
        }
        remember(hello);
        offers(opening.extensions());
    }

    private void secure(SmtpConnection fresh, String host) throws MessagingException {
        try {
            fresh.secure(host, settings.properties(), settings.prefix());
        } catch (IOException e) {
            if (e.getCause() instanceof RuntimeException setting) { // as Angus Mail throws what Java makes of a setting
                throw setting;
            }
            throw NetworkFailure.inHandshake(SmtpPhase.CONNECT, fresh, e);
        }
    }

    /** Bounds each of the following calls, in place of what the Session says. */
    final void limitEach(@Nullable Duration time) {
        limit = time;
    }

    /** Asks somebody before each log-in. */
    final void passBeforeLogin(@Nullable LoginGate asked) {
        gate = asked;
    }

    /** The end of a send that begins now; the first one has what connecting has left. */
    final Deadline beginSending() {
        deadline = deadline(spentConnecting);
        spentConnecting = Duration.ZERO;
        return deadline;
    }

    /** The end of closing: a limit of its own, or what the call before has left. */
    final Deadline limitOfClose() {
        return limit == null ? deadline : Deadline.after(limit);
    }

    /** The end of what begins now, some of its time being spent already. */
    private Deadline deadline(Duration spent) {
        if (limit != null) {
            return Deadline.after(limit);
        }
        int millis = settings.deadlineMillis();
        return millis == 0
                ? Deadline.NONE
                : Deadline.after(Duration.ofMillis(millis).minus(spent));
    }

    @Override
    Deadline limitOfCheck() {
        return deadline(Duration.ZERO);
    }

    /** The name that the certificate must have; looked up only where there will be one. */
    private String nameOf(Socket socket) {
        InetAddress address = socket.getInetAddress();
        if (address == null) {
            return "localhost";
        }
        return getStartTLS() || getRequireStartTLS() ? address.getHostName() : address.getHostAddress();
    }
}
