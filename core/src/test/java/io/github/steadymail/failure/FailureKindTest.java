package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.SmtpPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureKindTest {
    /** What each kind means in a transaction; a hyphen where it never is permanent, or never passes. */
    private static final String KINDS = """
            kind                         | permanent           | transient                 | delays          | suppress | who acts
            MAILBOX_NOT_FOUND            | MailboxUnavailable  | MailboxBusy               | 15m             | yes      | the list's owner
            MAILBOX_DISABLED             | MailboxUnavailable  | MailboxBusy               | 4h              | yes      | the recipient
            MAILBOX_BUSY                 | -                   | MailboxBusy               | 5m              | no       | nobody
            MAILBOX_FULL                 | MailboxFull         | MailboxBusy               | 1h 4h 24h 24h   | no       | the recipient
            RECIPIENT_REFUSED            | RecipientRefused    | Deferred                  | 1h              | no       | the sender and the recipient
            ADDRESS_INVALID              | MailboxUnavailable  | -                         | -               | yes      | the application
            DOMAIN_NOT_FOUND             | MailboxUnavailable  | Deferred                  | 1h              | yes      | the list's owner
            SENDER_REJECTED              | SenderRejected      | Deferred                  | 30m             | no       | the sender
            RELAY_DENIED                 | RecipientRefused    | RecipientRefused          | -               | no       | the operator
            MESSAGE_TOO_LARGE            | MessageTooLarge     | MessageTooLarge           | -               | no       | the application
            SPAM_REJECTED                | ContentRejected     | Deferred                  | 1h              | no       | the sender
            VIRUS_DETECTED               | ContentRejected     | ContentRejected           | -               | no       | the sender
            CONTENT_REJECTED             | ContentRejected     | Deferred                  | 1h              | no       | the application
            POLICY_REJECTED              | PolicyRejected      | Deferred                  | 30m             | no       | the sender
            REPUTATION_BLOCKED           | PolicyRejected      | Deferred                  | 2h              | no       | the operator
            REVERSE_DNS_REJECTED         | PolicyRejected      | Deferred                  | 1h              | no       | the operator
            DOMAIN_AUTHENTICATION_FAILED | PolicyRejected      | Deferred                  | 30m             | no       | the operator
            AUTHENTICATION_REQUIRED      | SecurityRequired    | -                         | -               | no       | the application
            ENCRYPTION_REQUIRED          | SecurityRequired    | Deferred                  | 5m              | no       | the application
            RATE_LIMITED                 | RateLimited         | RateLimited               | 5m              | no       | the sender
            TOO_MANY_RECIPIENTS          | TooManyRecipients   | TooManyRecipients         | -               | no       | the client
            GREYLISTED                   | -                   | Greylisted                | 5m              | no       | the client
            SERVER_ERROR                 | TransactionFailed   | ServiceUnavailable        | 2m 4m 8m 16m    | no       | the server's operator
            ROUTING_FAILED               | TransactionFailed   | ServiceUnavailable        | 30m             | no       | the server's operator
            PROTOCOL_ERROR               | CommandRejected     | ServiceUnavailable        | 5m              | no       | the operator
            CONTENT_UNREADABLE           | InvalidMessage      | -                         | -               | no       | the application
            ENVELOPE_INVALID             | InvalidMessage      | -                         | -               | no       | the application
            NETWORK_FAILED               | -                   | Transmission              | 0s 30s 1m 2m    | no       | nobody
            DEADLINE_EXCEEDED            | -                   | Transmission              | 0s 0s           | no       | the application
            CANCELLED                    | -                   | Transmission              | 0s 0s           | no       | the application
            NO_CONNECTION                | -                   | HostUnavailable           | 5s 5s           | no       | the operator
            QUEUE_FULL                   | -                   | HostUnavailable           | 5s 5s           | no       | the operator
            LOGIN_SUSPENDED              | CredentialsRejected | AuthenticationUnavailable | 5s 5s           | no       | the operator
            SENDER_CLOSED                | ConnectionRejected  | HostUnavailable           | 5s 5s           | no       | the operator
            OUTCOME_UNKNOWN              | OutcomeUnknown      | OutcomeUnknown            | 0s              | no       | the application
            UNKNOWN                      | TransactionFailed   | Deferred                  | 15m 15m         | no       | the application
            """;

    /** A row of the table. */
    private record Row(
            FailureKind kind, String permanent, String passing, String delays, boolean suppress, String actor) {
        static Row of(String line) {
            String[] f = Arrays.stream(line.split("\\|", -1)).map(String::trim).toArray(String[]::new);
            return new Row(FailureKind.valueOf(f[0]), f[1], f[2], f[3], f[4].equals("yes"), f[5]);
        }

        List<Duration> waits() {
            List<Duration> waits = new ArrayList<>();
            for (String each : delays.equals("-") ? new String[0] : delays.split(" ", -1)) {
                waits.add(Duration.parse("PT" + each.toUpperCase(Locale.ROOT)));
            }
            return waits;
        }
    }

    static Stream<Row> rows() {
        return KINDS.lines().skip(1).map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aKindHasItsClassesItsDelayAndItsActor(Row row) {
        Classification permanent = Classification.permanent(row.kind(), SmtpPhase.RCPT);
        Classification passing = Classification.passing(row.kind(), SmtpPhase.RCPT);
        if (!row.permanent().equals("-")) {
            assertThat(permanent.exceptionType().getSimpleName()).isEqualTo(row.permanent() + "Exception");
        }
        if (!row.passing().equals("-")) {
            assertThat(passing.exceptionType().getSimpleName()).isEqualTo(row.passing() + "Exception");
        }
        List<Duration> waits = row.waits();
        for (int i = 0; i < waits.size(); i++) {
            assertThat(passing.advice().delay(i + 1)).as("delay %s", i + 1).isEqualTo(waits.get(i));
        }
        assertThat(row.kind().actor()).isEqualTo(row.actor());
        assertThat(row.kind().suppressing()).isEqualTo(row.suppress());
    }

    @Test
    void noKindIsLeftOut() {
        List<FailureKind> told = rows().map(Row::kind).toList();
        assertThat(Stream.of(FailureKind.values()).filter(kind -> kind != FailureKind.AUTHENTICATION_FAILED))
                .containsExactlyInAnyOrderElementsOf(told);
    }

    @Test
    void aKindThatAllowsButOneVerdictKeepsIt() {
        for (FailureKind kind : List.of(
                FailureKind.RELAY_DENIED,
                FailureKind.MESSAGE_TOO_LARGE,
                FailureKind.VIRUS_DETECTED,
                FailureKind.ENVELOPE_INVALID)) {
            assertThat(Classification.passing(kind, SmtpPhase.END_OF_DATA).permanent())
                    .isTrue();
        }
        for (FailureKind kind : List.of(
                FailureKind.RATE_LIMITED,
                FailureKind.GREYLISTED,
                FailureKind.TOO_MANY_RECIPIENTS,
                FailureKind.CANCELLED)) {
            assertThat(Classification.permanent(kind, SmtpPhase.RCPT).permanent())
                    .isFalse();
        }
    }
}
