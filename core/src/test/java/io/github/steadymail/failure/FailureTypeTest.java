package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTypeTest {
    @ParameterizedTest
    @CsvSource({
        "GREETING, 554 no SMTP service here, ConnectionRejected, NEVER",
        "GREETING, 521 does not accept mail, ConnectionRejected, NEVER",
        "GREETING, 421 too busy, HostUnavailable, LATER",
        "GREETING, 450 not now, HostUnavailable, LATER",
        "EHLO, 550 5.7.1 go away, ConnectionRejected, NEVER",
        "EHLO, 502 not implemented, ConnectionRejected, NEVER",
        "EHLO, 421 closing, HostUnavailable, LATER",
        "EHLO, 530 Must issue a STARTTLS command first, TlsFailed, NEVER",
        "EHLO, 523 5.7.10 encryption needed, TlsFailed, NEVER",
        "STARTTLS, 501 5.5.4 no parameters allowed, TlsFailed, NEVER",
        "STARTTLS, 454 TLS not available, HostUnavailable, LATER",
        "AUTH, 535 5.7.8 credentials invalid, CredentialsRejected, NEVER",
        "AUTH, 535 credentials invalid, CredentialsRejected, NEVER",
        "AUTH, 525 account disabled, CredentialsRejected, NEVER",
        "AUTH, 550 5.7.13 account disabled, CredentialsRejected, NEVER",
        "AUTH, 554 5.7.8 credentials invalid, CredentialsRejected, NEVER",
        "AUTH, 534 mechanism too weak, AuthenticationRefused, NEVER",
        "AUTH, 535 5.7.9 mechanism too weak, AuthenticationRefused, NEVER",
        "AUTH, 535 5.7.10 encryption needed, AuthenticationRefused, NEVER",
        "AUTH, 535 5.7.11 encryption required, AuthenticationRefused, NEVER",
        "AUTH, 538 encryption required, AuthenticationRefused, NEVER",
        "AUTH, 504 5.5.4 unrecognized mechanism, AuthenticationRefused, NEVER",
        "AUTH, 500 unknown command, AuthenticationRefused, NEVER",
        "AUTH, 501 bad base64, AuthenticationRefused, NEVER",
        "AUTH, 502 not implemented, AuthenticationRefused, NEVER",
        "AUTH, 503 bad sequence, AuthenticationRefused, NEVER",
        "AUTH, 530 Must issue a STARTTLS command first, AuthenticationRefused, NEVER",
        "AUTH, 554 no, AuthenticationRefused, NEVER",
        "AUTH, 432 a password transition is needed, AuthenticationRefused, NEVER",
        "AUTH, 454 4.7.12 a password transition is needed, AuthenticationRefused, NEVER",
        "AUTH, 454 4.7.0 temporary failure, AuthenticationUnavailable, LATER",
        "AUTH, 421 closing, AuthenticationUnavailable, LATER",
        "MAIL, 553 5.1.3 bad sender address syntax, SenderRejected, NEVER",
        "MAIL, 550 5.7.1 no, PolicyRejected, NEVER",
        "MAIL, 550 no, SenderRejected, NEVER",
        "MAIL, 552 5.3.4 message too big, MessageTooLarge, NEVER",
        "MAIL, 530 5.7.0 Authentication required, SecurityRequired, NEVER",
        "MAIL, 530 5.7.0 Must issue a STARTTLS command first, SecurityRequired, NEVER",
        "MAIL, 501 5.5.4 bad parameter, CommandRejected, NEVER",
        "MAIL, 421 4.3.2 closing, ServiceUnavailable, LATER",
        "RCPT, 550 5.1.1 no such user, MailboxUnavailable, NEVER",
        "RCPT, 553 5.1.3 bad address, MailboxUnavailable, NEVER",
        "RCPT, 556 5.1.10 null MX, MailboxUnavailable, NEVER",
        "RCPT, 450 4.2.0 busy, MailboxBusy, LATER",
        "RCPT, 550 mailbox unavailable, MailboxUnavailable, NEVER",
        "RCPT, 450 mailbox unavailable, MailboxBusy, LATER",
        "RCPT, 552 5.2.2 over quota, MailboxFull, NEVER",
        "RCPT, 452 4.2.2 over quota, MailboxBusy, LATER",
        "RCPT, 452 4.5.3 too many recipients, TooManyRecipients, SPLIT",
        "RCPT, 554 5.7.1 relay access denied, RecipientRefused, NEVER",
        "RCPT, 454 4.7.1 relay access denied, RecipientRefused, NEVER",
        "DATA, 503 5.5.1 bad sequence of commands, CommandRejected, NEVER",
        "END_OF_DATA, 552 5.3.4 too big, MessageTooLarge, NEVER",
        "END_OF_DATA, 452 4.3.1 disk full, ServiceUnavailable, LATER",
        "END_OF_DATA, 451 local error, ServiceUnavailable, LATER",
        "END_OF_DATA, 554 transaction failed, TransactionFailed, NEVER",
        "END_OF_DATA, 554 5.6.0 bad MIME, ContentRejected, NEVER",
        "END_OF_DATA, 550 5.7.26 no SPF and no DKIM, PolicyRejected, NEVER",
        "END_OF_DATA, 354 what, OutcomeUnknown, VERIFY",
        "END_OF_DATA, 199 what, OutcomeUnknown, VERIFY",
        "END_OF_DATA, 600 what, OutcomeUnknown, VERIFY",
        ", 550 5.1.1 no such user, MailboxUnavailable, NEVER",
        ", 535 5.7.8 credentials invalid, SecurityRequired, NEVER",
    })
    void whereItWasSaidTellsTheClass(@Nullable SmtpPhase phase, String reply, String type, RetryAction action) {
        Classification meaning = ReplyClassifier.standard().classify(phase, SmtpReply.parse(reply));
        assertThat(meaning.exceptionType().getSimpleName()).isEqualTo(type + "Exception");
        assertThat(meaning.advice().action()).isEqualTo(action);
        assertThat(meaning.permanent()).isEqualTo(action == RetryAction.NEVER);
    }

    @ParameterizedTest
    @CsvSource({
        "NETWORK_FAILED, CONNECT, HostUnavailable",
        "NETWORK_FAILED, GREETING, HostUnavailable",
        "NETWORK_FAILED, EHLO, HostUnavailable",
        "NETWORK_FAILED, STARTTLS, HostUnavailable",
        "NETWORK_FAILED, AUTH, AuthenticationUnavailable",
        "NETWORK_FAILED, MAIL, Transmission",
        "NETWORK_FAILED, RCPT, Transmission",
        "NETWORK_FAILED, CONTENT, Transmission",
        "RATE_LIMITED, GREETING, HostUnavailable",
        "RATE_LIMITED, AUTH, AuthenticationUnavailable",
        "RATE_LIMITED, MAIL, RateLimited",
        "PROTOCOL_ERROR, GREETING, ConnectionRejected",
        "PROTOCOL_ERROR, STARTTLS, TlsFailed",
        "ENCRYPTION_REQUIRED, CONNECT, TlsFailed",
        "ENCRYPTION_REQUIRED, STARTTLS, TlsFailed",
        "ENCRYPTION_REQUIRED, AUTH, AuthenticationRefused",
        "ENCRYPTION_REQUIRED, MAIL, SecurityRequired",
        "AUTHENTICATION_FAILED, AUTH, AuthenticationRefused",
        "ADDRESS_INVALID, MAIL, SenderRejected",
        "ADDRESS_INVALID, RCPT, MailboxUnavailable",
        "CONTENT_UNREADABLE, CONTENT, InvalidMessage",
        "CONTENT_UNREADABLE, GREETING, InvalidMessage",
        "ENVELOPE_INVALID, AUTH, InvalidMessage",
        "DEADLINE_EXCEEDED, CONNECT, Transmission",
        "CANCELLED, AUTH, Transmission",
        "NO_CONNECTION, CONNECT, HostUnavailable",
        "QUEUE_FULL, MAIL, HostUnavailable",
        "LOGIN_SUSPENDED, AUTH, CredentialsRejected",
        "LOGIN_SUSPENDED, CONNECT, CredentialsRejected",
        "SENDER_CLOSED, AUTH, ConnectionRejected",
        "OUTCOME_UNKNOWN, END_OF_DATA, OutcomeUnknown",
        "OUTCOME_UNKNOWN, AUTH, OutcomeUnknown",
    })
    void whereThereWasNoReplyThePhaseTellsTheClass(FailureKind kind, SmtpPhase phase, String type) {
        assertThat(Classification.permanent(kind, phase).exceptionType().getSimpleName())
                .isEqualTo(type + "Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "ADDRESS_INVALID, MAIL, Deferred",
        "ENCRYPTION_REQUIRED, STARTTLS, HostUnavailable",
        "ENCRYPTION_REQUIRED, MAIL, Deferred",
        "PROTOCOL_ERROR, GREETING, HostUnavailable",
        "AUTHENTICATION_FAILED, AUTH, AuthenticationUnavailable",
        "SERVER_ERROR, AUTH, AuthenticationUnavailable",
        "LOGIN_SUSPENDED, AUTH, AuthenticationUnavailable",
        "SENDER_CLOSED, AUTH, HostUnavailable",
    })
    void whatMayPassHasAnotherClass(FailureKind kind, SmtpPhase phase, String type) {
        assertThat(Classification.passing(kind, phase).exceptionType().getSimpleName())
                .isEqualTo(type + "Exception");
    }

    @ParameterizedTest
    @EnumSource
    void everyClassHasOneVerdictAndOneOfJakartaMailsRoots(FailureType type) {
        SmtpFailure failure = Failures.of(type, null);
        assertThat(failure.getClass()).isEqualTo(type.exceptionClass());
        assertThat(FailureType.of(failure)).isEqualTo(type);
        String name = type.exceptionClass().getSimpleName();
        assertThat(name.replace("Exception", "").toUpperCase(Locale.ROOT))
                .isEqualTo(type.name().replace("_", ""));
        assertThat(type.isPermanent()).isEqualTo(type.action() == RetryAction.NEVER);
        if (failure instanceof PermanentSendException) {
            assertThat(type.action()).isEqualTo(RetryAction.NEVER);
        }
        if (failure instanceof TransientSendException) {
            assertThat(type.action()).isEqualTo(RetryAction.LATER);
        }
        Class<? extends MessagingException> root = failure instanceof SmtpSendException
                ? SendFailedException.class
                : failure instanceof SmtpAuthenticationException
                        ? AuthenticationFailedException.class
                        : MessagingException.class;
        assertThat(failure.exception()).isInstanceOf(root);
        assertThat(failure instanceof SmtpConnectionException)
                .isEqualTo(failure.exception().getClass().getSuperclass() == SmtpConnectionException.class);
    }

    @Test
    void noTwoTypesShareAClass() {
        Set<Class<?>> classes = new HashSet<>();
        for (FailureType type : FailureType.values()) {
            assertThat(classes.add(type.exceptionClass())).as(type.name()).isTrue();
        }
    }
}
