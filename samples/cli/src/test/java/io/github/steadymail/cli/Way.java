package io.github.steadymail.cli;

import io.github.steadymail.transport.PreparedMessage;
import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A way to say the same dialogue. */
enum Way {
    PLAIN(SMTPTransport.class, "false", "off"),
    LOCK_STEP(SteadymailTransport.class, "false", "off"),
    GROUPS(SteadymailTransport.class, "true", "off"),
    CHUNKED(SteadymailTransport.class, "true", "on"),
    EAGER(SteadymailTransport.class, "true", "eager");

    /** All but plain Angus Mail's. */
    static final List<Way> OURS = List.of(LOCK_STEP, GROUPS, CHUNKED, EAGER);

    private final Class<? extends SMTPTransport> transport;
    private final String pipelining;
    private final String chunking;

    Way(Class<? extends SMTPTransport> transport, String pipelining, String chunking) {
        this.transport = transport;
        this.pipelining = pipelining;
        this.chunking = chunking;
    }

    /** The name of a message on this way. */
    String name(int dialogue, int message) {
        return "%04d.%d.%s".formatted(dialogue, message, name().charAt(0));
    }

    private Session session(String port) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.class", transport.getName());
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", port);
        properties.setProperty("mail.smtp.localhost", "client.test");
        properties.setProperty("mail.smtp.timeout", "60000");
        properties.setProperty("mail.smtp.connectiontimeout", "60000");
        properties.setProperty("steadymail.pipelining", pipelining);
        properties.setProperty("steadymail.chunking", chunking);
        return Session.getInstance(properties);
    }

    /** Says a dialogue as old programs do: over one connection, and a new one where that is gone. */
    List<Heard> say(int dialogue, List<Letter> letters, String port) throws MessagingException {
        Session session = session(port);
        List<Heard> heard = new ArrayList<>();
        SMTPTransport connection = (SMTPTransport) session.getTransport("smtp");
        try {
            for (Letter letter : letters) {
                if (!connection.isConnected()) {
                    connection.connect();
                }
                connection.setReportSuccess(letter.reportSuccess());
                SMTPMessage message = letter.message(session, name(dialogue, heard.size()));
                heard.add(say(connection, message, letter));
            }
        } finally {
            close(connection);
        }
        return heard;
    }

    /** Plain Angus Mail throws where the server has closed. */
    private static void close(Transport connection) {
        try {
            connection.close();
        } catch (MessagingException e) {
            return;
        }
    }

    private Heard say(Transport connection, SMTPMessage message, Letter letter) throws MessagingException {
        boolean prepared = this == CHUNKED || this == EAGER;
        try {
            if (prepared) {
                ((SteadymailTransport) connection).sendMessage(PreparedMessage.of(message), letter.addresses());
            } else {
                connection.sendMessage(message, letter.addresses());
            }
            return new Heard(null);
        } catch (MessagingException e) {
            return new Heard(e);
        }
    }
}
