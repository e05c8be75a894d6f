package io.github.steadymail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.ReplyCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {
    @Test
    void replyInWords() {
        Run run = Run.of("explain", "550", "5.1.1", "no", "such", "user");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains(
                        "550 5.1.1 no such user",
                        "mailbox unavailable",
                        "[RFC 5321",
                        "Bad destination mailbox address [RFC 3463]",
                        "Said at RCPT",
                        "MAILBOX_NOT_FOUND",
                        "MailboxUnavailableException",
                        "NEVER: ",
                        "the list's owner");
    }

    @Test
    void replyInOneArgument() {
        assertThat(Run.of("explain", "550 5.1.1 no such user"))
                .isEqualTo(Run.of("explain", "550", "5.1.1", "no", "such", "user"));
    }

    @Test
    void replyOfSeveralLines() {
        Run run = Run.of("explain", "450-4.2.0 mailbox busy\\n450 4.2.0 try again in 10 minutes");

        assertThat(run.out())
                .contains("450 4.2.0 mailbox busy 4.2.0 try again in 10 minutes")
                .contains("MailboxBusyException", "after 10 minutes, as the reply says");
    }

    @Test
    void codeSaysWhatItMeansInEachPlace() {
        assertThat(Run.of("explain", "550").out())
                .containsSubsequence("Said at RCPT", "MAILBOX_NOT_FOUND", "Said at MAIL", "SENDER_REJECTED");
        assertThat(Run.of("explain", "552").out())
                .containsSubsequence("Said at RCPT after an accepted recipient", "TOO_MANY_RECIPIENTS", "SPLIT");
    }

    @Test
    void theEvidenceIsTheRuleAndTheWords() {
        assertThat(Run.of("explain", "554 5.7.1 Your mailbox is full").out())
                .contains("rule    mailbox-full: ", "says so \"mailbox is full\"");
        assertThat(Run.of("explain", "550 5.1.1 x").out())
                .contains("rule    registry.address-mailbox: Bad destination mailbox address", "says so the codes");
    }

    @Test
    void whatElseTheReplyTells() {
        assertThat(Run.of("explain", "551 5.1.6 User not local; please try <bob@example.test>")
                        .out())
                .endsWith("\nmoved to  bob@example.test\n");
        assertThat(Run.of("explain", "550 5.7.1 Listed at zen.spamhaus.org, see https://www.spamhaus.org/query/1")
                        .out())
                .endsWith("\nhelp      https://www.spamhaus.org/query/1\nlist      zen.spamhaus.org\n");
        assertThat(Run.of("explain", "552 5.3.4 Message size exceeds 10240000 bytes (id A1B2C3D4E5)")
                        .out())
                .contains("\nlimit     10240000\n");
        assertThat(Run.of("explain", "550 5.1.1 no such user").out()).endsWith("the codes\n");
    }

    @Test
    void enhancedCodeAlone() {
        assertThat(Run.of("explain", "4.2.2").out())
                .startsWith("4.2.2")
                .contains("Mailbox full [RFC 3463]", "MAILBOX_FULL", "MailboxBusyException", "LATER", "after 1 hour");
    }

    @Test
    void agreementIsNoFailure() {
        assertThat(Run.of("explain", "250 2.1.5 ok").out()).contains("none: the server agrees");
    }

    @Test
    void controlCharactersOfTheReplyDoNotReachTheTerminal() {
        assertThat(Run.of("explain", "550 \u001B[2Jgone").out()).contains("550 ?[2Jgone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "55", "5500", "5.1", "", "@file"})
    void whatIsNoReplyIsWrongUsage(String text) {
        Run run = Run.of("explain", text);

        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).contains("'" + text + "' is neither a code nor a reply");
    }

    static Stream<ReplyCode> standardCodes() {
        return ReplyCode.standard();
    }

    @ParameterizedTest
    @MethodSource("standardCodes")
    void everyCodeFitsTheTerminal(ReplyCode code) {
        Run run = Run.of("explain", code.toString());

        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void coloursOnlyWhereTheTerminalShowsThem() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal colourful = new Terminal(new ByteArrayInputStream(new byte[0]), out, out, name -> null, true);
        Main.commandLine(colourful).execute("explain", "550");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\u001B[1m550\u001B[0m");
        assertThat(Run.of("explain", "550").out()).doesNotContain("\u001B");
    }
}
