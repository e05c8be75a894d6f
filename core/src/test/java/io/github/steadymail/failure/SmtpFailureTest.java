package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.steadymail.ForgedStream;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.mail.MessagingException;
import java.io.InvalidObjectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpFailureTest {
    @ParameterizedTest
    @EnumSource
    void everyFailureAnswersEveryQuestion(FailureType type) {
        MessagingException next = new MessagingException("chain");
        SmtpFailure failure = Failures.of(type, next);
        assertThat(failure.exception()).isSameAs(failure);
        assertThat(failure.exception()).hasMessage("what " + type + " says");
        assertThat(failure.exception().getNextException()).isSameAs(next);
        assertThat(failure.kind()).isEqualTo(FailureKind.MAILBOX_NOT_FOUND);
        assertThat(failure.phase()).contains(SmtpPhase.RCPT);
        assertThat(failure.reply().orElseThrow().lines()).containsExactly("5.1.1 no such", "5.1.1 grüß di");
        assertThat(failure.retryAdvice().action()).isEqualTo(RetryAction.LATER);
        assertThat(failure.messageId()).contains("<4711@example.test>");
        assertThat(failure.connectionUsable()).isTrue();
        assertThat(failure.report().finalReply()).contains(SmtpReply.parse("250 2.0.0 queued as 4711"));
        assertThat(failure.recipients())
                .extracting(RecipientOutcome::address)
                .containsExactly(
                        "alice@example.test",
                        "bob@example.test",
                        "carol@example.test",
                        "dave@example.test",
                        "erin@example.test");
        assertThat(failure.rejected()).extracting(RecipientOutcome::address).containsExactly("bob@example.test");
        assertThat(failure.remaining())
                .extracting(RecipientOutcome::address)
                .containsExactly("carol@example.test", "dave@example.test");
    }

    @Test
    void theMessageIsPutInWordsOnce() {
        SmtpFailure failure = SmtpFailureBuilder.because(
                        Classification.permanent(FailureKind.POLICY_REJECTED, SmtpPhase.MAIL))
                .detail("in words")
                .build();
        assertThat(failure.exception().getMessage())
                .startsWith("in words [POLICY_REJECTED at MAIL; NEVER: ")
                .isSameAs(failure.exception().getMessage());
    }

    @Test
    void whatASendCarriesIsWhereOldCodeLooksForIt() {
        SmtpSendException failure = (SmtpSendException) Failures.of(FailureType.PARTIAL_DELIVERY, null);
        assertThat(failure.getValidSentAddresses()).containsExactly(Failures.addresses("alice@example.test"));
        assertThat(failure.getValidUnsentAddresses())
                .containsExactly(Failures.addresses("carol@example.test", "dave@example.test"));
        assertThat(failure.getInvalidAddresses()).isNull();
        assertThat(failure.getNextException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {MailboxFullException.class, CredentialsRejectedException.class, TransmissionException.class})
    void aForgedStreamIsNotRead(Class<?> type) {
        Class<?> root =
                type.getSuperclass() == PermanentSendException.class ? SmtpSendException.class : type.getSuperclass();
        assertThatThrownBy(() -> ForgedStream.read(type, root)).isInstanceOf(InvalidObjectException.class);
    }
}
