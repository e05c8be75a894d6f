package io.github.steadymail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.ReplyClassifier;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.failure.SmtpFailureBuilder;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeReportTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(InputStream.nullInputStream(), out, out, name -> null, false);
    private final Envelope envelope;

    OutcomeReportTest() throws AddressException {
        envelope = new Envelope("me@example.test", List.of(new InternetAddress("a@example.test")));
    }

    private static SmtpFailure partial() {
        Classification refusal =
                ReplyClassifier.standard().classify(SmtpPhase.RCPT, SmtpReply.parse("550 5.1.1 no such \u001B[2Juser"));
        return SmtpFailureBuilder.of(List.of(
                        RecipientOutcome.accepted("a@example.test", SmtpReply.parse("250 2.1.5 ok")),
                        RecipientOutcome.refused("b@example.test", refusal)))
                .connectionUsable(true)
                .messageId("<1@example.test>")
                .build();
    }

    @Test
    void jsonOfAPartialDelivery() throws IOException {
        OutcomeReport.json(Outcome.failed(partial(), envelope), terminal);

        assertThat(out.toString(UTF_8)).isEqualTo("""
                        {"accepted":["a@example.test"],"exception":"PartialDeliveryException",\
                        "kind":"MAILBOX_NOT_FOUND","phase":"RCPT","code":550,"enhanced":"5.1.1","action":"NEVER",\
                        "delaySeconds":null,"connectionUsable":true,"recipients":[\
                        {"address":"a@example.test","disposition":"ACCEPTED","kind":null,"code":250,"enhanced":"2.1.5"},\
                        {"address":"b@example.test","disposition":"REJECTED","kind":"MAILBOX_NOT_FOUND",\
                        "code":550,"enhanced":"5.1.1"}],"messageId":"<1@example.test>"}
                        """);
    }

    @Test
    void jsonWithoutAReply() throws IOException {
        SmtpFailure failure = SmtpFailureBuilder.because(
                        Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.CONNECT))
                .build();

        OutcomeReport.json(Outcome.failed(failure, envelope), terminal);

        assertThat(out.toString(UTF_8)).isEqualTo("""
                        {"accepted":[],"exception":"HostUnavailableException","kind":"NETWORK_FAILED",\
                        "phase":"CONNECT","code":null,"enhanced":null,"action":"LATER","delaySeconds":30,\
                        "connectionUsable":false,"recipients":[{"address":"a@example.test",\
                        "disposition":"NOT_ATTEMPTED","kind":null,"code":null,"enhanced":null}],"messageId":null}
                        """);
    }

    @Test
    void textWithoutAReply() {
        SmtpFailure failure = SmtpFailureBuilder.because(
                        Classification.passing(FailureKind.NETWORK_FAILED, SmtpPhase.CONNECT))
                .detail("connection refused")
                .build();

        OutcomeReport.text(Outcome.failed(failure, envelope), terminal);

        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "HostUnavailableException: NETWORK_FAILED at CONNECT",
                        "reply       none",
                        "trouble     connection refused",
                        "advice      LATER (after 30 seconds): sent again later, unchanged, it may be accepted",
                        "",
                        "NOT_ATTEMPTED a@example.test");
    }

    @Test
    void textOfAPartialDelivery() {
        OutcomeReport.text(Outcome.failed(partial(), envelope), terminal);

        assertThat(out.toString(UTF_8))
                .contains("PartialDeliveryException: MAILBOX_NOT_FOUND at RCPT", "550 5.1.1 no such ?[2Juser")
                .contains("<1@example.test>")
                .containsSubsequence("ACCEPTED", "a@example.test", "REJECTED", "b@example.test");
    }
}
