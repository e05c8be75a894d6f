package io.github.steadymail.sender;

import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.transport.Steadymail;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says to which server a {@link MailSender} sends, and how.
 *
 * <p>Everything but the host has a default. Each method returns this builder, and throws
 * {@link IllegalArgumentException} for what cannot be. Not thread-safe.
 */
public final class MailSenderBuilder {
    /** A server may be silent for so long before a connection is asked, as a NOOP costs a round trip. */
    private static final Duration UNASKED = Duration.ofSeconds(30);

    private final Properties own = new Properties();
    private @Nullable String host;
    private int port = -1;
    private final TlsSettings tls = new TlsSettings();
    private Function<Duration, Login> login = pause -> Login.NONE;
    private boolean logsIn;
    private Duration loginPause = Duration.ofMinutes(15);
    private Duration deadline = Duration.ofMinutes(15);
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofMinutes(1);
    private Duration verdictTimeout = Duration.ofMinutes(10);
    private Duration gracePeriod = Duration.ofSeconds(30);
    private int connections = 8;
    private Duration connectionWait = Duration.ofSeconds(30);
    private Duration maxAge = Duration.ofMinutes(30);
    private Duration maxIdle = Duration.ofMinutes(1);
    private int maxMessages = 100;
    private final List<SenderListener> listeners = new ArrayList<>();
    private int warm;
    private int queue = 1000;
    private @Nullable Executor executor;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable RetryPolicy retries;
    private Duration ratePause = Duration.ofMinutes(15);

    MailSenderBuilder() {}

    /**
     * States the server.
     *
     * @param name its host name or address
     * @return this
     */
    public MailSenderBuilder host(String name) {
        host = Checked.host(name);
        return this;
    }

    /**
     * States the port; 587, 465 or 25 by default, as {@link #tls} says.
     *
     * @param number 1 to 65535
     * @return this
     */
    public MailSenderBuilder port(int number) {
        port = Checked.port(number);
        return this;
    }

    /**
     * States as whom to log in. Until the server has taken the credentials, and after it has refused them, one connection
     * logs in at a time; those that wait for it fail with it, with kind LOGIN_SUSPENDED, and were not tried.
     *
     * @param user the user
     * @param password the password
     * @return this
     */
    public MailSenderBuilder credentials(String user, String password) {
        Objects.requireNonNull(password, "password");
        return credentials(user, false, pause -> Login.password(user, password, pause));
    }

    /**
     * States as whom to log in with an access token (XOAUTH2). For a token that the server refuses another one is asked for once;
     * the same again is not tried.
     *
     * @param user the user
     * @param tokens asked at each new connection
     * @return this
     */
    public MailSenderBuilder credentials(String user, TokenSource tokens) {
        Objects.requireNonNull(tokens, "tokens");
        return credentials(user, true, pause -> Login.token(user, tokens, pause));
    }

    private MailSenderBuilder credentials(String user, boolean token, Function<Duration, Login> how) {
        Objects.requireNonNull(user, "user");
        login = how;
        logsIn = true;
        own.remove("mail.smtp.auth.mechanisms");
        if (token) {
            own.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
        return this;
    }

    /**
     * States how long credentials that the server refused are not tried again, unless they change: sends that need a new
     * connection fail at once. 15 minutes by default, because servers lock accounts.
     *
     * @param time 0 or more
     * @return this
     */
    public MailSenderBuilder loginPause(Duration time) {
        loginPause = Checked.notNegative(time);
        return this;
    }

    /**
     * States how the connection is encrypted; {@link TlsMode#STARTTLS} by default, and a failure without it.
     *
     * @param mode the mode
     * @return this
     */
    public MailSenderBuilder tls(TlsMode mode) {
        tls.mode(Objects.requireNonNull(mode, "mode"));
        return this;
    }

    /**
     * States which certificates are trusted, in place of those that the JDK trusts, which are trusted by default. No
     * client certificate is presented then.
     *
     * @param store certificates of servers, or of authorities; the only ones that count
     * @return this
     */
    public MailSenderBuilder trust(KeyStore store) {
        tls.trust(Objects.requireNonNull(store, "store"));
        return this;
    }

    /**
     * Pins the server's public key: a certificate of another key is refused, even one that is trusted and has the right
     * host name. That is checked whatever else decides whom to trust, or {@link #build} throws. To be called with a second
     * key too, which the server may change to.
     *
     * @param sha256 the SHA-256 of the key's SubjectPublicKeyInfo in Base64, with or without {@code sha256//} before it; of
     *     the server's own certificate, not of an authority's
     * @return this
     */
    public MailSenderBuilder pin(String... sha256) {
        tls.pin(sha256);
        return this;
    }

    /**
     * States the longest time of a whole send: waiting for a connection, connecting, TLS, AUTH, content and verdict. 15
     * minutes by default, so that the verdict has its 10.
     *
     * @param time more than 0
     * @return this
     */
    public MailSenderBuilder deadline(Duration time) {
        deadline = Checked.positive(time);
        return this;
    }

    /**
     * States how long TCP may take to connect; 10 seconds by default, more than any server that will answer needs.
     *
     * @param time more than 0
     * @return this
     */
    public MailSenderBuilder connectTimeout(Duration time) {
        connectTimeout = Checked.positive(time);
        return this;
    }

    /**
     * States how long a server may be silent before the end of data, where giving up does no harm; 1 minute by default.
     *
     * @param time more than 0
     * @return this
     */
    public MailSenderBuilder readTimeout(Duration time) {
        readTimeout = Checked.positive(time);
        return this;
    }

    /**
     * States how long the server may take for its verdict on the end of data, where giving up leaves the outcome unknown;
     * 10 minutes by default (RFC 5321, section 4.5.3.2.6).
     *
     * @param time more than 0
     * @return this
     */
    public MailSenderBuilder verdictTimeout(Duration time) {
        verdictTimeout = Checked.positive(time);
        return this;
    }

    /**
     * States how long {@link MailSender#close} waits for what is in flight; 30 seconds by default.
     *
     * @param time 0 or more
     * @return this
     */
    public MailSenderBuilder gracePeriod(Duration time) {
        gracePeriod = Checked.notNegative(time);
        return this;
    }

    /**
     * States how many connections there may be at a time; 8 by default.
     *
     * @param most 1 or more
     * @return this
     */
    public MailSenderBuilder connections(int most) {
        connections = Checked.atLeast(1, most);
        return this;
    }

    /**
     * States how many connections are kept open though nobody uses them; none by default. They are opened in the
     * background after the first send, asked now and then whether they still work, and opened anew when the server has
     * closed them.
     *
     * @param least 0 or more; no more than {@link #connections} count
     * @return this
     */
    public MailSenderBuilder keepWarm(int least) {
        warm = Checked.atLeast(0, least);
        return this;
    }

    /**
     * States how long a send may wait for a connection, and for the first log-in if it is another one's; 30 seconds each by
     * default.
     *
     * @param time more than 0
     * @return this
     */
    public MailSenderBuilder connectionWait(Duration time) {
        connectionWait = Checked.positive(time);
        return this;
    }

    /**
     * States when a connection is retired; by default after 30 minutes, 1 idle minute, or 100 messages, which is what
     * common servers allow.
     *
     * @param age the longest time since it was opened, more than 0
     * @param idle the longest time since its last message, more than 0
     * @param messages how many messages it may send, 1 or more
     * @return this
     */
    public MailSenderBuilder retire(Duration age, Duration idle, int messages) {
        maxAge = Checked.positive(age);
        maxIdle = Checked.positive(idle);
        maxMessages = Checked.atLeast(1, messages);
        return this;
    }

    /**
     * States what tells the meaning of the server's replies; {@link ReplyClassifier#standard()} by default.
     *
     * @param replies the classifier
     * @return this
     */
    public MailSenderBuilder classifier(ReplyClassifier replies) {
        own.put(Steadymail.CLASSIFIER, Objects.requireNonNull(replies, "replies"));
        return this;
    }

    /**
     * States whether commands go in groups, where the server offers PIPELINING (RFC 2920); they do by default, with the
     * same outcome.
     *
     * @param groups false for one command at a time
     * @return this
     */
    public MailSenderBuilder pipelining(boolean groups) {
        return property(Steadymail.PIPELINING, String.valueOf(groups));
    }

    /**
     * States how the content goes, where the server offers CHUNKING (RFC 3030); {@link Chunking#ON} by default.
     *
     * @param how the way
     * @return this
     */
    public MailSenderBuilder chunking(Chunking how) {
        return property(Steadymail.CHUNKING, how.value());
    }

    /**
     * States how many asynchronous sends may wait, beyond one for each connection that is in flight; 1000 by default. One
     * more fails at once with kind QUEUE_FULL.
     *
     * @param most 0 or more
     * @return this
     */
    public MailSenderBuilder queue(int most) {
        queue = Checked.atLeast(0, most);
        return this;
    }

    /**
     * States where asynchronous sends and their continuations run; by default on daemon threads of the sender's own,
     * virtual ones from JDK 24 on. A continuation that blocks holds up a send, and one that waits there for another
     * message may wait for ever. What follows without {@code Async} in its name from a message that is never sent runs
     * elsewhere: on the canceller's thread, or on one of the sender's own if the deadline passed in the queue.
     *
     * @param where runs as many tasks at a time as there are connections; the sender does not shut it down
     * @return this
     */
    public MailSenderBuilder executor(Executor where) {
        executor = Objects.requireNonNull(where, "where");
        return this;
    }

    /**
     * States where deadlines are watched and idle connections are looked after; by default on daemon threads of this
     * library's own. To be given where threads are the container's: its ManagedScheduledExecutorService, with its
     * ManagedExecutorService as {@link #executor}.
     *
     * @param where has a thread to spare besides one that opens connections, and should forget what is cancelled
     *     ({@code setRemoveOnCancelPolicy}); the sender does not shut it down, and asks nothing of it after
     *     {@link MailSender#close}
     * @return this
     */
    public MailSenderBuilder timer(ScheduledExecutorService where) {
        timer = Objects.requireNonNull(where, "where");
        own.put(Steadymail.TIMER, where);
        return this;
    }

    /**
     * States how long all sends wait at most after the server found this sender too fast: they wait as long as its reply
     * asks, but not longer than this; 15 minutes by default. A send whose deadline comes before that fails at once.
     *
     * @param longest 0 or more; with 0 nobody waits
     * @return this
     */
    public MailSenderBuilder ratePause(Duration longest) {
        ratePause = Checked.notNegative(longest);
        return this;
    }

    /**
     * States how what failed is tried again before {@link MailSender#send} throws it: as the failure's advice says, within
     * the deadline of the send, whose thread waits. Not at all by default, but for a stale connection.
     *
     * @param policy the policy
     * @return this
     */
    public MailSenderBuilder retry(RetryPolicy policy) {
        retries = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Adds who is told of sends and connections.
     *
     * @param listener is told after those that were added before
     * @return this
     */
    public MailSenderBuilder listener(SenderListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * States a property of a Session, such as {@code mail.smtp.localhost} or {@code mail.smtp.from}, where this builder has
     * no word for it. It wins over what the builder says, also where that says TLS.
     *
     * @param name the name, which begins with {@code mail.} or {@code steadymail.}; not that of a host or port
     * @param value the value; one that is none of a property of Jakarta Mail may be told by the first send only
     * @return this
     */
    public MailSenderBuilder property(String name, String value) {
        OwnProperties.checkName(name);
        own.setProperty(name, value);
        return this;
    }

    /**
     * Makes the sender; nothing is connected before the first message.
     *
     * @return a new sender, to be closed
     * @throws IllegalArgumentException if a property of Steadymail has a value that it cannot have, or is none of a sender
     * @throws IllegalStateException if no host was stated, a key is pinned that nothing would check, as without TLS,
     *     the {@link #timer} takes nothing, as one that is shut down, or Angus Mail cannot be linked here
     */
    public MailSender build() {
        return build(Waiting.real());
    }

    MailSender build(Waiting waiting) {
        if (host == null) {
            throw new IllegalStateException("no host was stated");
        }
        int number = port == -1 ? tls.usualPort() : port;
        Reports reports = new Reports(new ServerAddress(host, number), listeners);
        Connector connector = new Connector(properties(), login.apply(loginPause), connectionWait, reports);
        Lifetime lifetime = new Lifetime(maxAge, maxIdle, maxMessages, UNASKED);
        RatePause pause = new RatePause(waiting, ratePause);
        Pool pool = new Pool(connector, lifetime, connections, Math.min(warm, connections), connectionWait, pause);
        Timers timers = Timers.of(timer);
        Upkeep upkeep = new Upkeep(pool, timers, maxIdle, warm > 0);
        Transactions transactions = new Transactions(pool, upkeep, pause);
        Backlog backlog = new Backlog(queue, connections, executor, timers);
        return new PooledSender(transactions, reports, deadline, gracePeriod, backlog, retries, waiting);
    }

    private Properties properties() {
        OwnProperties.check(own);
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(logsIn));
        properties.setProperty("mail.smtp.connectiontimeout", Checked.millis(connectTimeout));
        properties.setProperty("mail.smtp.timeout", Checked.millis(readTimeout));
        properties.setProperty(Steadymail.VERDICT_TIMEOUT, Checked.millis(verdictTimeout));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty(Steadymail.CHUNKING, Chunking.ON.value());
        tls.begin(properties);
        properties.putAll(own);
        tls.end(properties);
        return properties;
    }
}
