package io.github.steadymail.transport;

import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Angus Mail's transport with its conversation on our own connection: what its AUTH mechanisms, and callers with
 * commands of their own, say and hear passes through here.
 */
abstract class ConversingTransport extends SMTPTransport {
    static final System.Logger LOGGER = System.getLogger("io.github.steadymail.transport");

    private static final int READY = 220;
    private static final int OKAY = 250;

    final Settings settings;

    private @Nullable SmtpConnection connection;
    private String host = "localhost";
    private Extensions extensions = Extensions.NONE;
    private @Nullable Login login;
    private boolean installing;
    private boolean leaving;
    private @Nullable String lastResponse;
    /** Whether {@link #lastResponse} is still to be made of {@link #lastReply}: hardly anybody asks for it. */
    private boolean unwritten;

    private @Nullable SmtpReply lastReply;
    private int lastCode;

    ConversingTransport(Session session, @Nullable URLName url, String protocol, boolean tls) {
        super(session, url, protocol, tls);
        this.settings = new Settings(session.getProperties(), url == null ? protocol : url.getProtocol());
    }

    // ---- the connection

    final void begin(SmtpConnection fresh, String server) {
        connection = fresh;
        host = server;
        extensions = Extensions.NONE;
    }

    final @Nullable SmtpConnection connection() {
        return connection;
    }

    final Extensions extensions() {
        return extensions;
    }

    final void offers(Extensions offered) {
        extensions = offered;
    }

    final Opening opening() throws MessagingException {
        SmtpConnection live = live();
        return new Opening(live, settings, host, localName(live));
    }

    private @Nullable String localName(SmtpConnection live) {
        String name = getLocalHost();
        InetAddress local = live.socket().getLocalAddress();
        return name == null && local != null ? "[" + local.getHostAddress() + "]" : name;
    }

    /** Closes the connection as it stands, and tells the connection listeners if it was in use. */
    final void drop() {
        SmtpConnection live = connection;
        if (live != null) {
            live.close();
        }
        forget();
    }

    /** Has no connection any more, and tells the connection listeners if it was in use. */
    final void forget() {
        connection = null;
        boolean outermost = !leaving;
        leaving = true;
        try {
            super.close();
        } catch (MessagingException | RuntimeException e) { // a listener's, or an executor's that takes no events
            LOGGER.log(Level.DEBUG, "closing failed", e);
        } finally {
            leaving = !outermost;
        }
    }

    final SmtpConnection live() throws MessagingException {
        if (connection == null) {
            throw new MessagingException("Can't send command to SMTP host", new IOException("not connected"));
        }
        return connection;
    }

    @Override
    public synchronized boolean isConnected() {
        SmtpConnection live = connection;
        if (live == null) {
            return false;
        }
        live.limitTo(limitOfCheck());
        boolean connected = !live.spokeUnasked() && super.isConnected();
        live.limitTo(Deadline.NONE);
        if (!connected) {
            drop();
        }
        return connected;
    }

    /** The end of a check that begins now. */
    abstract Deadline limitOfCheck();

    // ---- the log-in

    /** Whether Angus Mail is only being given its socket. */
    final boolean isInstalling() {
        return installing;
    }

    /** Lets Angus Mail's mechanisms lead the exchange, on a socket that only points to the connection. */
    final void logIn(String host, int port, String user, String password) throws MessagingException {
        SmtpConnection live = live();
        Login exchange = new Login(live, password);
        login = exchange;
        live.trace().inLogin(true);
        Exception thrown = null;
        boolean accepted = false;
        try {
            install(new LoginSocket(live, host));
            accepted = super.protocolConnect(host, port, user, password);
        } catch (MessagingException | RuntimeException e) {
            thrown = e;
        } finally {
            login = null;
            live.trace().inLogin(false);
            lastResponse = exchange.blotted(lastResponse());
        }
        if (!accepted) {
            throw exchange.failure(thrown);
        }
    }

    private void install(Socket socket) throws MessagingException {
        installing = true;
        try {
            super.connect(socket);
        } finally {
            installing = false;
        }
    }

    // ---- commands and replies

    @Override
    protected void sendCommand(String command) throws MessagingException {
        if (leaving) {
            return;
        }
        SmtpConnection live = live();
        if (command.chars().anyMatch(Character::isISOControl)) {
            throw new MessagingException(
                    "Can't send command to SMTP host",
                    new IllegalArgumentException("a control character stands in the command"));
        }
        if (login != null) {
            login.said(command);
        }
        try {
            if (live.hasUnread()) {
                throw new NoReplyException("the server spoke before it was asked", live.unasked(), null);
            }
            live.command(command);
        } catch (IOException e) {
            broken(e);
            throw new MessagingException("Can't send command to SMTP host", e);
        }
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (leaving) {
            return OldForm.code(null);
        }
        if (login != null && !login.begun()) {
            return READY;
        }
        try {
            SmtpReply reply = live().reply();
            if (login != null) {
                reply = login.explainsRefusal(reply) ? refusalOfToken() : reply;
                login.heard(reply);
            }
            remember(reply);
            return lastCode;
        } catch (NoReplyException e) {
            broken(e);
            remember(e.partial());
            if (e.reason() == null) {
                return OldForm.code(null);
            }
            lastResponse = "";
            unwritten = false;
            lastCode = 0;
            throw new MessagingException("Exception reading response", e.reason());
        }
    }

    private SmtpReply refusalOfToken() throws MessagingException, NoReplyException {
        try {
            live().command("");
        } catch (IOException e) {
            throw new NoReplyException("no reply: " + e.getMessage(), null, e);
        }
        return live().reply();
    }

    /** A command without its reply leaves the connection out of step. */
    private void broken(IOException error) {
        if (login != null) {
            login.lost(error);
        } else {
            drop();
        }
    }

    @Override
    protected int simpleCommand(byte[] command) throws MessagingException {
        sendCommand(new String(command, StandardCharsets.ISO_8859_1));
        return readServerResponse();
    }

    @Override
    public synchronized void issueCommand(String command, int expect) throws MessagingException {
        int code = simpleCommand(command);
        if (expect != -1 && code != expect) {
            throw new MessagingException(getLastServerResponse());
        }
    }

    @Override
    protected boolean ehlo(@Nullable String domain) throws MessagingException {
        if (login != null) {
            return true;
        }
        sendCommand(domain == null ? "EHLO" : "EHLO " + domain);
        boolean accepted = readServerResponse() == OKAY;
        String response = lastResponse();
        if (accepted && response != null) {
            extensions = Extensions.offeredIn(SmtpReply.parse(response));
        }
        return accepted;
    }

    @Override
    protected void helo(@Nullable String domain) throws MessagingException {
        if (login == null) {
            issueCommand(domain == null ? "HELO" : "HELO " + domain, OKAY);
        }
    }

    /** Turns to TLS; nothing to do while Angus Mail goes through what was said before the log-in. */
    @Override
    protected void startTLS() throws MessagingException {
        if (login != null && !login.begun()) {
            return;
        }
        if (live().isSecure() || !extensions.has("STARTTLS")) {
            throw Opening.tlsNotOffered();
        }
        Opening opening = opening();
        remember(opening.startTls());
        extensions = opening.extensions();
    }

    @Override
    public boolean supportsExtension(String keyword) {
        boolean pretending = login != null && !login.begun() && keyword.equalsIgnoreCase("STARTTLS");
        return pretending || extensions.has(keyword);
    }

    @Override
    @SuppressWarnings("NullAway") // null says that it is not offered, as it ever did
    public @Nullable String getExtensionParameter(String keyword) {
        return extensions.parameter(keyword);
    }

    @Override
    protected boolean supportsAuthentication(String mechanism) {
        return extensions.hasMechanism(mechanism);
    }

    /** The mechanisms for SASL: those that are set, else those that the server offers. */
    @Override
    public synchronized String[] getSASLMechanisms() {
        String[] set = super.getSASLMechanisms();
        return login == null || (set != null && set.length > 0) ? set : extensions.mechanisms();
    }

    @Override
    public synchronized boolean isSSL() {
        return connection != null && connection.isSecure();
    }

    // ---- what was heard last

    final void remember(@Nullable SmtpReply reply) {
        lastReply = reply;
        unwritten = true;
        lastCode = OldForm.code(reply);
    }

    final void remember(SmtpFailure failure) {
        remember(failure.reply().orElse(null));
    }

    @Override
    @SuppressWarnings("NullAway") // null before the first reply, as it ever was
    public synchronized @Nullable String getLastServerResponse() {
        return lastResponse();
    }

    private @Nullable String lastResponse() {
        if (unwritten) {
            lastResponse = OldForm.text(lastReply);
            lastReply = null; // it may hold a secret that is blotted in the text
            unwritten = false;
        }
        return lastResponse;
    }

    @Override
    public synchronized int getLastReturnCode() {
        return lastCode;
    }
}
