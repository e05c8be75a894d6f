package io.github.steadymail.transport.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.AuthenticationRefusedException;
import io.github.steadymail.failure.AuthenticationUnavailableException;
import io.github.steadymail.failure.CredentialsRejectedException;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.HostUnavailableException;
import io.github.steadymail.failure.InvalidMessageException;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.TlsFailedException;
import io.github.steadymail.failure.TransactionFailedException;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.transport.FailureTranslator;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exceptions that were made outside any transport, as one that came through a log, a queue or a wrapper has it. */
class BareExceptionTest {
    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(
                        lost("Exception reading response", new SocketTimeoutException()),
                        OutcomeUnknownException.class),
                Arguments.of(
                        lost("Can't send command to SMTP host", new SocketException()), OutcomeUnknownException.class),
                Arguments.of(
                        lost("IOException while sending message", new SocketException()),
                        OutcomeUnknownException.class),
                Arguments.of(
                        lost("IOException while sending message", new IOException("[EOF]")),
                        OutcomeUnknownException.class),
                Arguments.of(
                        lost("IOException while sending message", new FileNotFoundException("a.pdf")),
                        InvalidMessageException.class),
                Arguments.of(
                        lost("IOException while sending message", new IOException("554 5.0.0 no\n")),
                        TransactionFailedException.class),
                Arguments.of(
                        lost("IOException while sending message", new IOException("251 2.0.0 odd\n")),
                        OutcomeUnknownException.class),
                Arguments.of(
                        lost("Can't send command to SMTP host", new IllegalArgumentException("0x0a")),
                        InvalidMessageException.class),
                Arguments.of(lost("Server Close Failed", new IOException("reset")), OutcomeUnknownException.class),
                Arguments.of(new MessagingException("something else"), OutcomeUnknownException.class),
                Arguments.of(new MessagingException(), OutcomeUnknownException.class),
                Arguments.of(new IllegalStateException("data handler failed"), OutcomeUnknownException.class),
                Arguments.of(new SendFailedException(), OutcomeUnknownException.class),
                Arguments.of(new SendFailedException("No recipient addresses"), InvalidMessageException.class),
                Arguments.of(new AddressException("Illegal address"), InvalidMessageException.class),
                Arguments.of(
                        lost("Unknown SMTP host: nowhere", new UnknownHostException("nowhere")),
                        HostUnavailableException.class),
                Arguments.of(
                        lost("Could not connect to SMTP host: h, port: 465", untrusted()), TlsFailedException.class),
                Arguments.of(lost("Could not convert socket to TLS", untrusted()), TlsFailedException.class),
                Arguments.of(new MessagingException("454 4.7.0 TLS not available\n"), HostUnavailableException.class),
                Arguments.of(
                        new AuthenticationFailedException("535-5.7.8 wrong\n535 5.7.8 password\n"),
                        CredentialsRejectedException.class),
                Arguments.of(
                        new AuthenticationFailedException("Error authenticating with server"),
                        AuthenticationRefusedException.class),
                Arguments.of(new AuthenticationFailedException("[EOF]"), AuthenticationUnavailableException.class),
                Arguments.of(new AuthenticationFailedException("hello?\n"), AuthenticationUnavailableException.class));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void whatAnExceptionDoesNotShowIsUnknown(Exception thrown, Class<?> expected) {
        SmtpFailure failure = FailureTranslator.translate(thrown).orElseThrow();
        assertThat(failure).as("%s", thrown).isInstanceOf(expected);
        assertThat(failure.exception().getNextException()).isSameAs(thrown);
        assertThat(failure.connectionUsable()).isFalse();
    }

    @Test
    void anUnknownOutcomeIsUnknownForEveryRecipient() throws Exception {
        Address[] recipients = InternetAddress.parse("team:alice@example.test,bob@example.test;,carol@example.test");
        SmtpFailure failure = FailureTranslator.translate(new MessagingException("odd"), null, recipients)
                .orElseThrow();
        assertThat(failure.recipients().stream().map(r -> r.address() + " " + r.disposition()))
                .containsExactly(
                        "alice@example.test UNKNOWN", "bob@example.test UNKNOWN", "carol@example.test UNKNOWN");
    }

    @Test
    void whatConnectingThrowsNeverLeavesTheOutcomeOpen() {
        for (Exception thrown : Arrays.asList(
                new MessagingException("something else"),
                lost("Exception reading response", new SocketTimeoutException()),
                new IllegalStateException("already connected"))) {
            SmtpFailure failure = FailureTranslator.translateConnect(thrown);
            assertThat(failure).isInstanceOf(HostUnavailableException.class);
            assertThat(failure.phase()).contains(SmtpPhase.CONNECT);
        }
    }

    @Test
    void oursIsFoundAndNotTranslatedAgain() {
        SmtpFailure ours = FailureTranslator.translateConnect(new MessagingException("odd"));
        RuntimeException wrapped = new RuntimeException(ours.exception());
        assertThat(FailureTranslator.translate(wrapped)).containsSame(ours);
        assertThat(FailureTranslator.translateConnect(wrapped)).isSameAs(ours);
    }

    @Test
    void whatSpringWrapsMeansWhatItMeans() {
        AuthenticationFailedException refused = new AuthenticationFailedException("535 5.7.8 wrong\n");
        RuntimeException wrapped = new RuntimeException("Authentication failed", refused);
        assertThat(FailureTranslator.translate(wrapped)).containsInstanceOf(CredentialsRejectedException.class);
        assertThat(FailureTranslator.translateConnect(wrapped)).isInstanceOf(CredentialsRejectedException.class);
        assertThat(FailureTranslator.translate(new Several(refused)))
                .containsInstanceOf(CredentialsRejectedException.class);
    }

    /** Of the shape of Spring's MailSendException. */
    public static final class Several extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Exception each;

        Several(Exception each) {
            this.each = each;
        }

        /** The exceptions of several messages. */
        public Exception[] getMessageExceptions() {
            return new Exception[] {each};
        }
    }

    @Test
    void anInvalidEnvelopeSaysSo() {
        SmtpFailure failure = FailureTranslator.translate(new AddressException("Illegal address", "x y"))
                .orElseThrow();
        assertThat(failure.kind()).isEqualTo(FailureKind.ENVELOPE_INVALID);
        assertThat(failure.exception()).hasMessageContaining("Illegal address");
    }

    private static MessagingException lost(String message, Exception next) {
        return new MessagingException(message, next);
    }

    private static IOException untrusted() {
        SSLHandshakeException untrusted = new SSLHandshakeException("untrusted");
        untrusted.initCause(new CertificateException("expired"));
        return untrusted;
    }
}
