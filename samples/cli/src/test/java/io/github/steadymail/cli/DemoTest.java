package io.github.steadymail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTest {
    private static final int[] COLUMNS = {0, 21, 53, 89};
    private static final List<List<String>> ROWS = new ArrayList<>();
    private static String printed = "";

    @BeforeAll
    static void play() {
        Run run = Run.of("demo");
        assertThat(run.status()).isZero();
        printed = run.out();
        List<String> lines = new ArrayList<>();
        for (String line : printed.lines().toList()) {
            if (line.startsWith("----")) {
                ROWS.add(cells(lines));
                lines.clear();
            } else {
                lines.add(line);
            }
        }
    }

    /** The cells of a row, each on one line, and as one word where it was broken. */
    private static List<String> cells(List<String> lines) {
        return Stream.of(0, 1, 2, 3)
                .map(i -> lines.stream()
                        .map(line -> part(line, i))
                        .collect(Collectors.joining(" "))
                        .strip())
                .toList();
    }

    private static String part(String line, int column) {
        int start = Math.min(COLUMNS[column], line.length());
        int end = column == 3 ? line.length() : Math.min(COLUMNS[column + 1], line.length());
        return line.substring(start, end).strip();
    }

    private static List<String> row(String title) {
        return ROWS.stream()
                .filter(cells -> cells.get(0).equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + title + " in\n" + printed));
    }

    @Test
    void itFitsAHundredColumnsAndHasNoColourInAFile() {
        assertThat(printed.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(printed).doesNotContain("\u001B");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                211, 214, 220, 221, 235, 250, 251, 334, 354, 421, 450, 451, 452, 500, 501, 502, 503, 504, 535, 550, 551,
                552, 553, 554
            })
    void everyCodeOfTheClassicListHasItsRow(int code) {
        assertThat(ROWS).anyMatch(cells -> cells.get(0).startsWith(String.valueOf(code)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            211 to the end of data                    | nothing: accepted                  | -
            251 to RCPT: will forward                 | nothing: accepted                  | -
            421 to MAIL                               | ServiceUnavailableException        | LATER 2 min
            450 to RCPT                               | MailboxBusyException               | LATER 5 min
            452 to RCPT                               | ServiceUnavailableException        | LATER 2 min
            502 to DATA                               | CommandRejectedException           | NEVER
            535 to the password                       | CredentialsRejectedException       | NEVER
            550 to RCPT                               | MailboxUnavailableException        | NEVER
            552 to RCPT                               | MailboxFullException               | NEVER
            554 to the end of data                    | PolicyRejectedException            | NEVER
            closes after the end of data              | OutcomeUnknownException            | VERIFY
            stays silent after the end of data        | OutcomeUnknownException            | VERIFY
            takes one recipient, refuses another (sendpartial) | PartialDeliveryException  | NEVER
            421 to MAIL, then resets                  | ServiceUnavailableException        | LATER 2 min
            hangs at the password                     | AuthenticationUnavailableException | LATER 30 s
            greets with 554                           | ConnectionRejectedException        | NEVER
            """)
    void steadymailThrowsWhatTheServerMeant(String title, String thrown, String advice) {
        assertThat(row(title).get(2)).startsWith(thrown);
        assertThat(row(title).get(3)).isEqualTo(advice);
    }

    @Test
    void plainJakartaMailIsShownAsItIs() {
        assertThat(row("211 to the end of data").get(1)).startsWith("SMTPSendFailedException: 211");
        assertThat(row("535, and the Session has an Authenticator").get(1)).contains("AUTH sent 2 times");
        assertThat(row("535, and the Session has an Authenticator").get(2)).doesNotContain("AUTH sent");
    }
}
