package io.github.steadymail.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.CredentialsRejectedException;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.TlsMode;
import io.github.steadymail.transport.Steadymail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    private static final String ENVELOPE = """
            S: 220 mail.example.test ESMTP
            C: EHLO *
            S: 250 mail.example.test
            C: MAIL *
            S: 250 2.1.0 ok
            C: RCPT TO:<alice@example.test>
            """;
    private static final String CONTENT = "S: 250 2.1.5 ok\nC: DATA\nS: 354 go ahead\nD: *\n";
    private static final String RESET = "C: RSET\nS: 250 ok\nC: QUIT\nS: 221 bye\n";

    @TempDir
    private static Path folder;

    private static Example example;

    @BeforeAll
    static void compile() throws Exception {
        example = Example.compiledIn(folder);
    }

    private static List<String> send(String dialogue, String to) throws Exception {
        List<String> done = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.play(dialogue)) {
            Properties properties = new Properties();
            properties.setProperty("mail.smtp.host", "127.0.0.1");
            properties.setProperty("mail.smtp.port", String.valueOf(server.port()));
            Session session = Session.getInstance(properties);
            example.readAlso(session);
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress("shop@example.test"));
            message.setRecipients(MimeMessage.RecipientType.TO, to);
            message.setSubject("Invoice");
            message.setText("Please pay.");
            try {
                example.send(done, message);
            } catch (MessagingException e) {
                example.follow(done, SmtpFailure.find(e).orElseThrow(), message);
            }
        }
        return done;
    }

    private static List<String> send(String dialogue) throws Exception {
        return send(dialogue, "alice@example.test");
    }

    @Test
    void aMailboxThatIsNotThereIsRemoved() throws Exception {
        assertThat(send(ENVELOPE + "S: 550 5.1.1 no such user\n" + RESET)).containsExactly("remove alice@example.test");
    }

    @Test
    void whoDidNotGetItForThatIsSentToAgain() throws Exception {
        String talk = ENVELOPE + "S: 550 5.1.1 no such user\nC: RCPT TO:<bob@example.test>\nS: 250 2.1.5 ok\n" + RESET;
        assertThat(send(talk, "alice@example.test, bob@example.test"))
                .containsExactly("remove alice@example.test", "again bob@example.test PT0S");
    }

    @Test
    void aRefusalOfTheWholeRemovesNobody() throws Exception {
        assertThat(send(ENVELOPE + CONTENT + "S: 550 5.1.1 one of them is unknown\n" + RESET))
                .isEmpty();
    }

    @Test
    void aBusyMailboxIsTriedLater() throws Exception {
        assertThat(send(ENVELOPE + "S: 450 4.2.0 busy\n" + RESET)).containsExactly("again alice@example.test PT5M");
    }

    @Test
    void theApplicationsOwnRuleCounts() throws Exception {
        assertThat(send(ENVELOPE + "S: 550 5.1.1 closed, we are back in the morning\n" + RESET))
                .containsExactly("again alice@example.test PT8H");
    }

    @Test
    void anUnknownOutcomeIsLookedUp() throws Exception {
        assertThat(send(ENVELOPE + CONTENT + "X: fin\n")).containsExactly("look up true");
    }

    @Test
    void whatTheServerTakesThrowsNothing() throws Exception {
        assertThat(send(ENVELOPE + CONTENT + "S: 250 queued\nC: QUIT\nS: 221 bye\n"))
                .isEmpty();
    }

    @Test
    void anyOtherFailureGoesOnAndSaysWhatToDo() throws Exception {
        assertThat(send(ENVELOPE + CONTENT + "S: 554 5.7.1 no\n" + RESET))
                .singleElement()
                .asString()
                .startsWith("tell ");
        assertThat(send("S: 421 4.3.2 shutting down\nX: wait\n")).containsExactly("again all PT2M");
    }

    @Test
    void aSenderSendsManyOverOneConnection() throws Exception {
        String talk = """
                S: 220 mail.example.test ESMTP
                C: EHLO *
                S: 250-mail.example.test
                S: 250 AUTH PLAIN
                C: AUTH PLAIN *
                S: 235 2.7.0 ok
                C: MAIL *
                S: 250 2.1.0 ok
                C: RCPT TO:<alice@example.test>
                S: 250 2.1.5 ok
                C: DATA
                S: 354 go ahead
                D: *
                S: 250 2.0.0 Ok: queued as 4XyZ12abcD
                C: MAIL *
                S: 250 2.1.0 ok
                C: RCPT TO:<alice@example.test>
                S: 450 4.2.0 busy
                C: RSET
                S: 250 ok
                C: QUIT
                """;
        List<String> done = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            MailSenderBuilder builder =
                    MailSender.builder().host("127.0.0.1").port(server.port()).tls(TlsMode.NONE);
            example.sendMany(done, builder, List.of(invoice(), invoice()));
            server.awaitConversations(1);
            assertThat(server.deviations()).isEmpty();
        }
        assertThat(done).containsExactly("queued as 4XyZ12abcD", "again all PT5M");
    }

    private static MimeMessage invoice() throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom("shop@example.test");
        message.setRecipients(MimeMessage.RecipientType.TO, "alice@example.test");
        message.setText("Please pay.");
        return message;
    }

    @Test
    void theDropInIsActiveWithNothingButTheDependencies() {
        assertThat(Steadymail.isActive(Session.getInstance(new Properties()))).isTrue();
    }

    @Test
    void theDependenciesAreThoseOfThisModule() throws IOException {
        List<String> shown = Readme.blocks("xml");
        assertThat(shown).hasSize(1);
        assertThat(Readme.pom().replaceAll("\\s+", "")).contains(shown.get(0).replaceAll("\\s+", ""));
    }

    @Test
    void everyTypeStandsInItsTable() throws Exception {
        String readme = Readme.text();
        List<String> types = exceptionTypes();
        assertThat(types).hasSizeGreaterThan(27).contains(CredentialsRejectedException.class.getSimpleName());
        assertThat(types).allSatisfy(type -> assertThat(readme).contains("`" + type + "`"));
    }

    /** The public exceptions that programs catch, but for the three roots. */
    private static List<String> exceptionTypes() throws Exception {
        Path location = Path.of(SmtpFailure.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(location)) {
            return exceptionTypes(location);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return exceptionTypes(jar.getPath("/"));
        }
    }

    private static List<String> exceptionTypes(Path root) throws IOException, ClassNotFoundException {
        List<String> types = new ArrayList<>();
        Path folder = root.resolve("io/github/steadymail/failure");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*Exception.class")) {
            for (Path file : files) {
                String name =
                        Objects.requireNonNull(file.getFileName()).toString().replace(".class", "");
                Class<?> type = Class.forName("io.github.steadymail.failure." + name);
                boolean isRoot = name.matches("Smtp(Send|Authentication|Connection)Exception");
                if (SmtpFailure.class.isAssignableFrom(type) && !isRoot) {
                    types.add(name);
                }
            }
        }
        return types;
    }
}
