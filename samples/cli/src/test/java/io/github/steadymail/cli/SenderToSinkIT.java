package io.github.steadymail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.Outcome;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.reply.SmtpReply;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.TlsMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Postfix's {@code smtp-sink} refuses one command for good or for now, or hangs up on it: each by its type. */
class SenderToSinkIT {
    private static MailSender sender(Sink sink, boolean pipelining) {
        return MailSender.builder()
                .host("127.0.0.1")
                .port(sink.port())
                .tls(TlsMode.NONE)
                .pipelining(pipelining)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "-f connect, ConnectionRejectedException,  GREETING,    NEVER,     500",
        "-f mail,    TransactionFailedException,   MAIL,        NEVER,     500",
        "-f rcpt,    TransactionFailedException,   RCPT,        NEVER,     500",
        "-f data,    TransactionFailedException,   DATA,        NEVER,     500",
        "-f .,       TransactionFailedException,   END_OF_DATA, NEVER,     500",
        "-r connect, HostUnavailableException,     GREETING,    LATER,     450",
        "-r mail,    ServiceUnavailableException,  MAIL,        LATER,     450",
        "-r rcpt,    ServiceUnavailableException,  RCPT,        LATER,     450",
        "-r data,    ServiceUnavailableException,  DATA,        LATER,     450",
        "-r .,       ServiceUnavailableException,  END_OF_DATA, LATER,     450",
        "-q connect, HostUnavailableException,     GREETING,    LATER,     0",
        "-q ehlo,    HostUnavailableException,     EHLO,        LATER,     0",
        "-q mail,    TransmissionException,        MAIL,        RECONNECT, 0",
        "-q rcpt,    TransmissionException,        RCPT,        RECONNECT, 0",
        "-q data,    TransmissionException,        DATA,        RECONNECT, 0",
        "-q .,       OutcomeUnknownException,      END_OF_DATA, VERIFY,    0",
    })
    void eachHasItsType(String options, String type, String phase, String action, int code) throws Exception {
        for (boolean pipelining : new boolean[] {true, false}) {
            try (Sink sink = Sink.start(options);
                    MailSender sender = sender(sink, pipelining)) {
                SmtpFailure failure = sender.attempt(Mails.to("alice@example.test", "x"))
                        .failure()
                        .orElseThrow();
                assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
                assertThat(failure.phase().map(Enum::name)).contains(phase);
                assertThat(failure.retryAdvice().action().name()).isEqualTo(action);
                assertThat(failure.reply()
                                .map(SmtpReply::code)
                                .map(each -> each.value())
                                .orElse(0))
                        .isEqualTo(code);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatHeloIsEnoughForIsTaken(boolean pipelining) throws Exception {
        try (Sink sink = Sink.start("-f ehlo");
                MailSender sender = sender(sink, pipelining)) {
            for (int i = 0; i < 3; i++) {
                assertThat(sender.attempt(Mails.to("alice@example.test", "x"))).isInstanceOf(Outcome.Accepted.class);
            }
        }
    }
}
