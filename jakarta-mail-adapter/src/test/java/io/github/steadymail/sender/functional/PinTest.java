package io.github.steadymail.sender.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.TlsFailedException;
import io.github.steadymail.scripted.Certificate;
import io.github.steadymail.scripted.Options;
import io.github.steadymail.scripted.ScriptedServer;
import io.github.steadymail.scripted.Trust;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import io.github.steadymail.sender.TlsMode;
import java.io.InputStream;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Security;
import java.util.Base64;
import javax.net.ssl.TrustManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pinned public key is wanted beside a chain that is trusted and the right host name, never in place of these. */
class PinTest {
    private static final String OTHER = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final String STARTTLS = Senders.GREETING
            + "C: EHLO *\nS: 250-mail.example.test\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go ahead\nX: starttls\n"
            + "C: EHLO *\nS: 250 mail.example.test\n";

    private static String pinOf(String store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Trust.class.getResourceAsStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        byte[] key =
                keys.getCertificate(keys.aliases().nextElement()).getPublicKey().getEncoded();
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    }

    private static MailSenderBuilder secured(ScriptedServer server, TlsMode mode) {
        return Senders.plain(server).host("localhost").tls(mode);
    }

    private static ScriptedServer implicit(Certificate certificate) {
        return ScriptedServer.play(
                Senders.HELLO + Senders.MESSAGE + Senders.QUIT,
                Options.defaults().implicitTls().presenting(certificate));
    }

    @Test
    void oneOfThePinnedKeysIsEnough() throws Exception {
        try (ScriptedServer server = implicit(Certificate.LOCALHOST);
                MailSender sender = secured(server, TlsMode.IMPLICIT)
                        .trust(Trust.store())
                        .pin(OTHER, "sha256//" + pinOf("localhost.p12"))
                        .build()) {
            assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        try (ScriptedServer server = implicit(Certificate.LOCALHOST);
                MailSender sender = secured(server, TlsMode.IMPLICIT)
                        .trust(Trust.store())
                        .pin(OTHER)
                        .build()) {
            assertThat(Senders.failureOf(sender))
                    .isInstanceOf(TlsFailedException.class)
                    .satisfies(failure -> assertThat(failure.exception()).hasMessageContaining("not pinned"));
        }
    }

    @Test
    void anotherKeyIsRefusedAfterStarttlsToo() throws Exception {
        try (ScriptedServer server = ScriptedServer.play(STARTTLS);
                MailSender sender = secured(server, TlsMode.STARTTLS)
                        .trust(Trust.store())
                        .pin(OTHER)
                        .build()) {
            assertThat(Senders.failureOf(sender)).isInstanceOf(TlsFailedException.class);
        }
    }

    @Test
    void aPinNeedsNoPadding() throws Exception {
        try (ScriptedServer server = implicit(Certificate.LOCALHOST);
                MailSender sender = secured(server, TlsMode.IMPLICIT)
                        .trust(Trust.store())
                        .pin(pinOf("localhost.p12").replace("=", ""))
                        .build()) {
            sender.send(Senders.message());
        }
    }

    @Test
    void aPinnedKeyForAnotherHostIsRefused() throws Exception {
        try (ScriptedServer server = implicit(Certificate.WRONG_HOST);
                MailSender sender = secured(server, TlsMode.IMPLICIT)
                        .trust(Trust.store())
                        .pin(pinOf("wrong-host.p12"))
                        .build()) {
            assertThat(Senders.failureOf(sender)).isInstanceOf(TlsFailedException.class);
        }
    }

    @Test
    void aPinnedKeyThatNobodyTrustsIsRefused() throws Exception {
        try (ScriptedServer server = implicit(Certificate.UNTRUSTED);
                MailSender sender = secured(server, TlsMode.IMPLICIT)
                        .pin(pinOf("untrusted.p12"))
                        .build()) {
            assertThat(Senders.failureOf(sender)).isInstanceOf(TlsFailedException.class);
        }
    }

    @Test
    void whatIsNoPinIsRefusedByTheBuilder() {
        MailSenderBuilder builder = MailSender.builder().host("localhost");
        assertThatThrownBy(() -> builder.pin("abc")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.pin("sha1//" + OTHER)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(builder.pin(OTHER).tls(TlsMode.NONE)::build).isInstanceOf(IllegalStateException.class);
    }

    /** The provider of the trust manager is a setting of the JVM. */
    private static void withTrustManager(TrustManager manager, ThrowingCallable test) throws Throwable {
        String setting = "ssl.TrustManagerFactory.algorithm";
        String before = Security.getProperty(setting);
        OwnTrust.manager = manager;
        Security.addProvider(new OwnTrust.Own());
        Security.setProperty(setting, "Own");
        try {
            test.call();
        } finally {
            Security.setProperty(setting, before);
            Security.removeProvider("Own");
        }
    }

    @Test
    void aPinCountsWithATrustManagerThatKnowsNothingOfSockets() throws Throwable {
        try (ScriptedServer server = implicit(Certificate.LOCALHOST)) {
            MailSenderBuilder builder = secured(server, TlsMode.IMPLICIT);
            withTrustManager(OwnTrust.ANYBODY, () -> {
                try (MailSender sender = builder.pin(OTHER).build()) {
                    assertThat(Senders.failureOf(sender))
                            .isInstanceOf(TlsFailedException.class)
                            .satisfies(
                                    failure -> assertThat(failure.exception()).hasMessageContaining("not pinned"));
                }
            });
        }
    }

    @Test
    void theRightKeyIsTakenByOneTooButNotForAnotherHost() throws Throwable {
        try (ScriptedServer server = implicit(Certificate.LOCALHOST);
                ScriptedServer other = implicit(Certificate.WRONG_HOST)) {
            withTrustManager(OwnTrust.ANYBODY, () -> {
                MailSenderBuilder right = secured(server, TlsMode.IMPLICIT).pin(pinOf("localhost.p12"));
                MailSenderBuilder wrong = secured(other, TlsMode.IMPLICIT).pin(pinOf("wrong-host.p12"));
                try (MailSender sender = right.build();
                        MailSender refused = wrong.build()) {
                    assertThat(sender.attempt(Senders.message())).isInstanceOf(Outcome.Accepted.class);
                    assertThat(Senders.failureOf(refused)).isInstanceOf(TlsFailedException.class);
                }
            });
        }
    }

    @Test
    void whereNobodyCouldCheckAPinThereIsNoSender() throws Throwable {
        MailSenderBuilder builder = MailSender.builder().host("localhost").pin(OTHER);
        withTrustManager(
                new TrustManager() {},
                () -> assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class));
    }

    @ParameterizedTest
    @CsvSource({
        "STARTTLS, mail.smtp.starttls.required, false",
        "IMPLICIT, mail.smtp.ssl.enable, false",
        "IMPLICIT, mail.smtp.ssl.trust, *",
        "STARTTLS, mail.smtp.socketFactory.class, javax.net.ssl.SSLSocketFactory",
        "STARTTLS, mail.smtp.ssl.trust, localhost"
    })
    void aPropertyDoesNotTakeTheCheckAway(TlsMode mode, String name, String value) {
        MailSenderBuilder builder =
                MailSender.builder().host("localhost").tls(mode).pin(OTHER).property(name, value);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pin");
    }
}
