package io.github.steadymail.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassifyTest {
    private static Run classify(String lines) {
        return Run.of(lines.getBytes(UTF_8), Map.of(), "classify", "--json");
    }

    @Test
    void everyFieldInOrder() {
        Run run = classify("RCPT\t550 5.1.1 no such user\nRCPT\t450 4.2.0 mailbox busy\n");

        assertThat(run.out()).isEqualTo("""
                        {"code":550,"enhanced":"5.1.1","kind":"MAILBOX_NOT_FOUND",\
                        "exception":"MailboxUnavailableException","permanent":true,"action":"NEVER",\
                        "delaySeconds":null,"hintSeconds":null,"rule":"registry.address-mailbox",\
                        "words":null}
                        {"code":450,"enhanced":"4.2.0","kind":"MAILBOX_BUSY",\
                        "exception":"MailboxBusyException","permanent":false,"action":"LATER",\
                        "delaySeconds":300,"hintSeconds":null,"rule":"mailbox-locked",\
                        "words":"mailbox busy"}
                        """);
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void agreementHasNoKind() {
        assertThat(classify("RCPT\t250 ok\n").out())
                .isEqualTo(
                        "{\"code\":250,\"enhanced\":null,\"kind\":null,\"exception\":null,\"permanent\":null,"
                                + "\"action\":null,\"delaySeconds\":null,\"hintSeconds\":null,\"rule\":\"accepted\",\"words\":null}\n");
    }

    @Test
    void delayOfTheReplysOwnWords() {
        assertThat(classify("-\t450 4.7.1 try again in 10 minutes\n").out())
                .contains("\"delaySeconds\":600,\"hintSeconds\":600,");
        assertThat(classify("-\t451 4.7.1 try again in 9 days\n").out())
                .contains("\"delaySeconds\":86400,\"hintSeconds\":777600,");
    }

    @Test
    void refusedRelayIsToldByItsWords() {
        assertThat(classify("RCPT\t554 5.7.1 <a@x.test>: Relay access denied\nRCPT\t454 4.7.1 Relaying denied\n")
                        .out()
                        .lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"kind\":\"RELAY_DENIED\",\"exception\":\"RecipientRefusedException\","
                        + "\"permanent\":true,\"action\":\"NEVER\""));
    }

    @Test
    void textThatIsNoReplyHasNoCode() {
        assertThat(classify("-\thello\n").out()).startsWith("{\"code\":null,\"enhanced\":null,\"kind\":\"");
    }

    @Test
    void lineBreaksOfTheWire() {
        assertThat(classify("RCPT\t550-no\\n552 5.2.2 full\n").out())
                .startsWith("{\"code\":552,\"enhanced\":\"5.2.2\"");
        assertThat(WireText.read("550-a\\nb\\n550 c\\\\n\\d\\").lines()).containsExactly("a", "b", "c\\n\\d\\");
    }

    @Test
    void octetsAreReadAsATransportReadsThem() {
        byte[] line = "RCPT\t550 5.1.1 Empf\u00E4nger unbekannt".getBytes(ISO_8859_1);

        assertThat(Run.of(line, Map.of(), "classify", "--json").out()).contains("\"enhanced\":\"5.1.1\"");
    }

    @Test
    void linesMayEndWithCrLfOrTheInput() {
        assertThat(classify("RCPT\t550\r\nRCPT\t550").out())
                .isEqualTo(classify("RCPT\t550\nRCPT\t550\n").out())
                .hasLineCount(2);
    }

    @Test
    void malformedLinesAreNamedAndTheOthersAnswered() {
        Run run = classify("RCPT 550 no tab\nNOWHERE\t550 x\n\nRCPT\t550 5.1.1 x\n\u0007\u001B\t550\n");

        assertThat(run.status()).isEqualTo(65);
        assertThat(run.out()).hasLineCount(1).contains("5.1.1");
        assertThat(run.err().lines().map(line -> line.replaceAll(";.*", "")))
                .containsExactly(
                        "line 1: no tab between the phase and the reply",
                        "line 2: 'NOWHERE' is no phase",
                        "line 3: no tab between the phase and the reply",
                        "line 5: '??' is no phase");
    }

    @Test
    void nothingInNothingOut() {
        assertThat(classify("")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void textInColumns() {
        Run run = Run.of("RCPT\t550 5.1.1 x\nRCPT\t450 4.2.0 y\nRCPT\t250 ok\n".getBytes(UTF_8), Map.of(), "classify");

        assertThat(run.out().lines())
                .containsExactly(
                        "550 5.1.1   MAILBOX_NOT_FOUND            MailboxUnavailableException        NEVER",
                        "450 4.2.0   MAILBOX_BUSY                 MailboxBusyException               LATER after 5 minutes",
                        "250 -       accepted");
    }

    @Test
    void answersComeBeforeTheNextQuestion() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] question = "RCPT\t550 5.1.1 x\n".getBytes(UTF_8);
        InputStream patient = new InputStream() {
            private int asked;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                assertThat(out.toString(UTF_8)).hasLineCount(asked);
                System.arraycopy(question, 0, target, offset, question.length);
                return asked++ == 2 ? -1 : question.length;
            }
        };
        Main.commandLine(new Terminal(patient, out, out, name -> null, false)).execute("classify");

        assertThat(out.toString(UTF_8)).hasLineCount(2);
    }

    @Test
    void nobodyReadsTheAnswers() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        InputStream in = new ByteArrayInputStream("RCPT\t550\n".getBytes(UTF_8));
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int status = Main.commandLine(new Terminal(in, closed, err, name -> null, false))
                .execute("classify", "--json");

        assertThat(status).isEqualTo(74);
        assertThat(err.toString(UTF_8)).contains("Broken pipe");
    }
}
