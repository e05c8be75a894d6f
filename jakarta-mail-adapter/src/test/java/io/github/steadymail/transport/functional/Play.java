package io.github.steadymail.transport.functional;

import io.github.steadymail.failure.Receipt;
import io.github.steadymail.scripted.Certificate;
import io.github.steadymail.scripted.Conversation;
import io.github.steadymail.scripted.Delivery;
import io.github.steadymail.scripted.Dialogue;
import io.github.steadymail.scripted.Options;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.scripted.Trust;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.event.ConnectionAdapter;
import jakarta.mail.event.ConnectionEvent;
import jakarta.mail.event.TransportEvent;
import jakarta.mail.event.TransportListener;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the program that every scene shares, which is one that plain Jakarta Mail has run since ever. */
final class Play {
    private static final String ANGUS = "org.eclipse.angus.mail.smtp.SMTP";

    private final Scene scene;
    private final String dialogue;
    private final boolean plainAngus;
    private final boolean inGroups;
    private final boolean implicitTls;

    private Play(Scene scene, String dialogue, boolean plainAngus, boolean inGroups) {
        this.scene = scene;
        this.dialogue = dialogue;
        this.plainAngus = plainAngus;
        this.inGroups = inGroups;
        this.implicitTls = scene.one("protocol").filter("smtps"::equals).isPresent();
    }

    static Played withSteadymail(Scene scene, Delivery delivery) throws Exception {
        return new Play(scene, scene.dialogue(), false, false).run(delivery);
    }

    /** With PIPELINING, by a dialogue in groups. */
    static Played inGroups(Scene scene, String dialogue, Delivery delivery) throws Exception {
        return new Play(scene, dialogue, false, true).run(delivery);
    }

    static Played withAngus(Scene scene) throws Exception {
        return new Play(scene, scene.dialogue(), true, false).run(Delivery.WHOLE);
    }

    private Played run(Delivery delivery) throws Exception {
        Options options = Options.defaults().delivering(delivery);
        if (implicitTls) {
            options = options.implicitTls();
        }
        if (scene.has("certificate")) {
            options = options.presenting(Certificate.valueOf(scene.required("certificate")));
        }
        try (ScriptedServer server = ScriptedServer.play(Dialogue.parse(dialogue), options)) {
            return run(server);
        }
    }

    private Played run(ScriptedServer server) throws Exception {
        Session session = Session.getInstance(properties(server.port()), authenticator());
        MimeMessage message = Contents.message(session, scene);
        Transport transport = session.getTransport(protocol());
        List<String> events = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        transport.addTransportListener(listener(events, told));
        transport.addConnectionListener(new ConnectionAdapter() {
            @Override
            public void opened(ConnectionEvent event) {
                opened.countDown();
            }

            @Override
            public void closed(ConnectionEvent event) {
                closed.countDown();
            }
        });
        Throwable thrown = null;
        Throwable thrownByClose = null;
        boolean connected = false;
        try {
            connected = connect(transport, server.port());
            if (connected) {
                await(opened); // Jakarta Mail loses the events of a queue that is closed before its thread has begun
            }
            int times = scene.one("times").map(Integer::parseInt).orElse(1);
            for (int i = 0; i < times; i++) {
                transport.sendMessage(message, recipients());
            }
        } catch (MessagingException | RuntimeException | Error e) {
            thrown = e;
        }
        Optional<String> receipt = transport instanceof SteadymailTransport ours
                ? ours.receipt().map(Receipt::toString)
                : Optional.empty();
        try {
            transport.close();
        } catch (MessagingException | RuntimeException e) {
            thrownByClose = e;
        }
        if (connected) {
            await(closed);
            if (!told.await(1, TimeUnit.SECONDS)) {
                events.add("nothing"); // Jakarta Mail may tell later than it closes, on another thread
            }
        }
        int played = scene.one("connections").map(Integer::parseInt).orElse(1);
        List<Conversation> conversations = server.awaitConversations(plainAngus ? 0 : played);
        return new Played(thrown, thrownByClose, List.copyOf(events), server.deviations(), conversations, receipt);
    }

    private static void await(CountDownLatch event) throws InterruptedException {
        if (!event.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a connection listener was not told");
        }
    }

    private String protocol() {
        return implicitTls ? "smtps" : "smtp";
    }

    private Properties properties(int port) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol() + ".";
        String angus = ANGUS + (implicitTls ? "SSLTransport" : "Transport");
        String ours =
                SteadymailTransport.class.getName().replace("Transport", implicitTls ? "SSLTransport" : "Transport");
        properties.setProperty(prefix + "class", plainAngus ? angus : ours);
        properties.setProperty(prefix + "host", "localhost");
        properties.setProperty(prefix + "port", String.valueOf(port));
        properties.setProperty(prefix + "localhost", "client.example.test");
        boolean timesOut = plainAngus || dialogue.contains("X: silent") || dialogue.contains("X: sleep");
        properties.setProperty(prefix + "timeout", timesOut ? "1500" : "10000"); // a busy machine is no silent server
        properties.setProperty(prefix + "connectiontimeout", "10000");
        properties.put(prefix + "ssl.socketFactory", Trust.socketFactory());
        properties.setProperty("steadymail.pipelining", String.valueOf(inGroups));
        for (String property : scene.all("property")) {
            int equals = property.indexOf('=');
            properties.setProperty(property.substring(0, equals), property.substring(equals + 1));
        }
        return properties;
    }

    private @Nullable Authenticator authenticator() {
        Optional<String> credentials = scene.one("authenticator");
        if (credentials.isEmpty()) {
            return null;
        }
        String[] parts = credentials.get().split(":", 2);
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(parts[0], parts[1]);
            }
        };
    }

    private boolean connect(Transport transport, int port) throws Exception {
        String how = scene.one("connect").orElse("");
        if (how.equals("socket")) {
            Socket socket = new Socket(InetAddress.getByName("localhost"), port);
            socket.setSoTimeout(1500);
            ((org.eclipse.angus.mail.smtp.SMTPTransport) transport).connect(socket);
        } else if (how.equals("never")) {
            return false;
        } else if (how.isEmpty()) {
            transport.connect();
        } else {
            String[] parts = how.split(":", 2);
            transport.connect(parts[0], parts[1]);
        }
        return true;
    }

    private Address[] recipients() throws MessagingException {
        return recipients(scene);
    }

    static Address[] recipients(Scene scene) throws MessagingException {
        if (scene.has("recipients")) {
            String listed = scene.required("recipients");
            return listed.isEmpty() ? new Address[0] : InternetAddress.parseHeader(listed, false);
        }
        if (scene.has("raw-recipient")) {
            InternetAddress raw = new InternetAddress();
            raw.setAddress(scene.required("raw-recipient").translateEscapes());
            return new Address[] {raw};
        }
        return new Address[] {new InternetAddress("alice@example.test")};
    }

    private static TransportListener listener(List<String> events, CountDownLatch told) {
        return new TransportListener() {
            @Override
            public void messageDelivered(TransportEvent event) {
                events.add("delivered " + arrays(event));
                told.countDown();
            }

            @Override
            public void messageNotDelivered(TransportEvent event) {
                events.add("not delivered " + arrays(event));
                told.countDown();
            }

            @Override
            public void messagePartiallyDelivered(TransportEvent event) {
                events.add("partially delivered " + arrays(event));
                told.countDown();
            }
        };
    }

    private static String arrays(TransportEvent event) {
        return "sent " + Played.names(event.getValidSentAddresses()) + ", unsent "
                + Played.names(event.getValidUnsentAddresses()) + ", invalid "
                + Played.names(event.getInvalidAddresses());
    }
}
