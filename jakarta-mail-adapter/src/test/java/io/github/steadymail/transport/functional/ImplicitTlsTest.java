package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TlsFailedException;
import io.github.steadymail.scripted.Certificate;
import io.github.steadymail.scripted.Options;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.scripted.Trust;
import io.github.steadymail.transport.SteadymailSSLTransport;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.HostnameVerifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS from the first octet: what its properties mean to plain Angus Mail they mean to ours. */
class ImplicitTlsTest {
    private static final String TALK = """
            S: 220 mail.example.test ESMTP
            C: EHLO client.example.test
            S: 250 mail.example.test
            C: QUIT
            S: 221 bye
            """;
    private static final String ANGUS = "org.eclipse.angus.mail.smtp.SMTPSSLTransport";
    private static final String PREFIX = "mail.smtps.";

    static Stream<Arguments> settings() {
        return Stream.of(
                setting("trusted by name", Certificate.LOCALHOST, with("ssl.trust", "localhost")),
                setting("trusted by another name", Certificate.LOCALHOST, with("ssl.trust", "other.example")),
                setting("trusted by nobody", Certificate.LOCALHOST, given -> {}),
                setting("another host's", Certificate.WRONG_HOST, with("ssl.trust", "*")),
                setting("a factory", Certificate.LOCALHOST, ImplicitTlsTest::factory),
                setting("a factory that decides alone", Certificate.UNTRUSTED, ImplicitTlsTest::factoryAlone),
                setting("trust goes before the factory", Certificate.UNTRUSTED, factoryAnd(with("ssl.trust", "*"))),
                setting("a protocol that is none", Certificate.LOCALHOST, trustedAnd(with("ssl.protocols", "TLSv9"))),
                setting("ciphers that are none", Certificate.LOCALHOST, trustedAnd(with("ssl.ciphersuites", "NONE"))),
                setting("an old protocol", Certificate.LOCALHOST, trustedAnd(with("ssl.protocols", "TLSv1"))),
                setting("a verifier", Certificate.LOCALHOST, trustedAnd(ImplicitTlsTest::verifierThatRefuses)),
                setting("channels", Certificate.LOCALHOST, trustedAnd(with("usesocketchannels", "true"))),
                setting("a write time-out", Certificate.LOCALHOST, trustedAnd(with("writetimeout", "1000"))));
    }

    private static Arguments setting(String name, Certificate certificate, Consumer<Properties> change) {
        return Arguments.of(name, certificate, change);
    }

    private static Consumer<Properties> with(String name, String value) {
        return properties -> properties.setProperty(PREFIX + name, value);
    }

    private static Consumer<Properties> trustedAnd(Consumer<Properties> change) {
        return with("ssl.trust", "*").andThen(change);
    }

    private static Consumer<Properties> factoryAnd(Consumer<Properties> change) {
        Consumer<Properties> factory = ImplicitTlsTest::factoryAlone;
        return factory.andThen(change);
    }

    private static void factory(Properties properties) {
        properties.put(PREFIX + "ssl.socketFactory", Trust.socketFactory());
    }

    private static void factoryAlone(Properties properties) {
        factory(properties);
        properties.setProperty(PREFIX + "socketFactory.fallback", "false");
    }

    private static void verifierThatRefuses(Properties properties) {
        HostnameVerifier never = (host, session) -> false;
        properties.put(PREFIX + "ssl.hostnameverifier", never);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void itMeansTheSame(String name, Certificate certificate, Consumer<Properties> change) throws Exception {
        Throwable old = connect(ANGUS, certificate, change);
        Throwable ours = connect(SteadymailSSLTransport.class.getName(), certificate, change);
        assertThat(caughtAs(ours)).as("%s, but %s", old, ours).isEqualTo(caughtAs(old));
        if (ours instanceof MessagingException) { // all of these are of the set-up, and will not pass
            assertThat(SmtpFailure.find(ours).orElseThrow()).isInstanceOf(TlsFailedException.class);
        }
    }

    @Test
    void theSameAfterStarttls() throws Exception {
        String talk = """
                S: 220 mail.example.test ESMTP
                C: EHLO *
                S: 250-mail.example.test
                S: 250 STARTTLS
                C: STARTTLS
                S: 220 go ahead
                X: starttls
                """;
        try (ScriptedServer server = ScriptedServer.play(talk)) {
            Properties properties = Client.properties(server.port());
            properties.setProperty("mail.smtp.starttls.required", "true");
            properties.setProperty("mail.smtp.ssl.protocols", "TLSv9");
            Throwable thrown = catchThrowable(
                    () -> Client.transport(Session.getInstance(properties)).connect());
            assertThat(thrown).isInstanceOf(TlsFailedException.class);
        }
    }

    private static String caughtAs(@Nullable Throwable thrown) {
        if (thrown instanceof MessagingException) {
            return "MessagingException";
        }
        return thrown == null ? "nothing" : thrown.getClass().getSimpleName();
    }

    private static @Nullable Throwable connect(String type, Certificate certificate, Consumer<Properties> change)
            throws Exception {
        Options options = Options.defaults().implicitTls().presenting(certificate);
        try (ScriptedServer server = ScriptedServer.play(TALK, options)) {
            Properties properties = new Properties();
            properties.setProperty(PREFIX + "class", type);
            properties.setProperty(PREFIX + "host", "localhost");
            properties.setProperty(PREFIX + "port", String.valueOf(server.port()));
            properties.setProperty(PREFIX + "localhost", "client.example.test");
            properties.setProperty(PREFIX + "timeout", "1500");
            change.accept(properties);
            return catchThrowable(() -> {
                try (Transport transport = Session.getInstance(properties).getTransport("smtps")) {
                    transport.connect();
                }
            });
        }
    }
}
