package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the words say, whatever the codes: with replies that were written for this test. */
class ReplyMeaningTest {
    private static Classification classify(@Nullable SmtpPhase phase, String reply) {
        return ReplyClassifier.standard().classify(phase, SmtpReply.parse(reply));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT        | MAILBOX_NOT_FOUND            | 554 5.7.1 There is no such user in this house",
                "RCPT        | MAILBOX_NOT_FOUND            | 501 The address that you gave does not exist",
                "RCPT        | MAILBOX_DISABLED             | 550 5.7.1 This account has been disabled",
                "RCPT        | MAILBOX_DISABLED             | 554 The mailbox is inactive since spring",
                "RCPT        | MAILBOX_BUSY                 | 450 The mailbox is in use",
                "RCPT        | MAILBOX_BUSY                 | 450 4.2.0 Mailbox locked by its reader",
                "RCPT        | MAILBOX_FULL                 | 550 5.7.1 Sorry, the mailbox is full",
                "RCPT        | MAILBOX_FULL                 | 554 Bob is over his quota",
                "RCPT        | RECIPIENT_REFUSED            | 550 5.7.1 You are not allowed to send to this list",
                "RCPT        | RECIPIENT_REFUSED            | 554 This group only accepts mail from members",
                "RCPT        | ADDRESS_INVALID              | 550 5.7.1 Malformed address",
                "RCPT        | ADDRESS_INVALID              | 501 Bad recipient address syntax",
                "RCPT        | DOMAIN_NOT_FOUND             | 550 5.7.1 Domain not found",
                "RCPT        | DOMAIN_NOT_FOUND             | 554 The recipient domain does not exist",
                "RCPT        | SENDER_REJECTED              | 550 5.1.1 Sender address rejected: nobody knows it",
                "MAIL        | SENDER_REJECTED              | 554 5.7.1 Sender address is not owned by the user",
                "RCPT        | RELAY_DENIED                 | 550 5.1.1 We do not relay for strangers",
                "RCPT        | RELAY_DENIED                 | 554 Relaying denied, ask your own server",
                "END_OF_DATA | MESSAGE_TOO_LARGE            | 554 5.7.1 Your message is too big",
                "MAIL        | MESSAGE_TOO_LARGE            | 550 Message size exceeds the limit of 1000000 bytes",
                "END_OF_DATA | SPAM_REJECTED                | 550 5.7.1 This message looks like spam",
                "END_OF_DATA | SPAM_REJECTED                | 554 5.6.0 Rejected as spam, score 12.3",
                "END_OF_DATA | VIRUS_DETECTED               | 550 5.7.1 A virus was found in the second part",
                "END_OF_DATA | VIRUS_DETECTED               | 554 The attachment contains malware",
                "END_OF_DATA | CONTENT_REJECTED             | 550 5.7.1 This attachment type is not allowed",
                "END_OF_DATA | CONTENT_REJECTED             | 554 5.7.1 The header From is missing",
                "RCPT        | POLICY_REJECTED              | 554 5.0.0 Refused by local policy",
                "MAIL        | POLICY_REJECTED              | 550 Administratively prohibited",
                "RCPT        | REPUTATION_BLOCKED           | 550 5.7.1 192.0.2.1 is listed in a blocklist",
                "GREETING    | REPUTATION_BLOCKED           | 554 Your IP address has a poor reputation",
                "RCPT        | REVERSE_DNS_REJECTED         | 550 5.7.1 192.0.2.1 has no PTR record",
                "EHLO        | REVERSE_DNS_REJECTED         | 550 Invalid HELO name",
                "END_OF_DATA | DOMAIN_AUTHENTICATION_FAILED | 550 5.7.1 SPF check failed for example.com",
                "END_OF_DATA | DOMAIN_AUTHENTICATION_FAILED | 554 Rejected, as the DMARC policy of example.com asks",
                "AUTH        | AUTHENTICATION_FAILED        | 501 5.5.4 The password is wrong",
                "AUTH        | AUTHENTICATION_FAILED        | 554 5.7.1 Log-in failed",
                "MAIL        | AUTHENTICATION_REQUIRED      | 550 5.7.1 Authentication is required here",
                "RCPT        | AUTHENTICATION_REQUIRED      | 554 Please log in before you send",
                "MAIL        | ENCRYPTION_REQUIRED          | 554 5.7.1 TLS is required",
                "AUTH        | ENCRYPTION_REQUIRED          | 550 Encryption required, use STARTTLS",
                "RCPT        | RATE_LIMITED                 | 550 5.7.1 Too many messages from you, slow down",
                "GREETING    | RATE_LIMITED                 | 421 Too many concurrent connections",
                "RCPT        | TOO_MANY_RECIPIENTS          | 550 5.7.1 Too many recipients",
                "END_OF_DATA | TOO_MANY_RECIPIENTS          | 554 Maximum number of recipients exceeded",
                "RCPT        | GREYLISTED                   | 451 4.3.0 You are greylisted",
                "RCPT        | GREYLISTED                   | 450 Greylisting is in effect for 300 seconds",
                "END_OF_DATA | SERVER_ERROR                 | 550 Internal server error",
                "RCPT        | SERVER_ERROR                 | 452 4.7.1 Insufficient disk space",
                "END_OF_DATA | ROUTING_FAILED               | 554 5.7.1 The message is in a mail loop",
                "END_OF_DATA | ROUTING_FAILED               | 550 Too many hops, 26 of 25",
                "MAIL        | PROTOCOL_ERROR               | 550 Syntax error in the parameters",
                "DATA        | PROTOCOL_ERROR               | 554 Bad sequence of commands",
                "RCPT        | UNKNOWN                      | 554 5.0.0 It rains",
                "END_OF_DATA | UNKNOWN                      | 599 Hm",
            })
    void theWordsTellTheKind(SmtpPhase phase, FailureKind kind, String reply) {
        Classification meaning = classify(phase, reply);
        assertThat(meaning.kind()).as(meaning.rule()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAILBOX_NOT_FOUND  | 554 Der Empfänger ist unbekannt",
                "MAILBOX_NOT_FOUND  | 554 Utilisateur inconnu",
                "MAILBOX_NOT_FOUND  | 554 El usuario no existe",
                "MAILBOX_NOT_FOUND  | 554 Usuário inexistente",
                "MAILBOX_NOT_FOUND  | 554 宛先のユーザーが存在しません",
                "MAILBOX_NOT_FOUND  | 554 收件人不存在",
                "MAILBOX_FULL       | 554 Das Postfach ist voll",
                "MAILBOX_FULL       | 554 Boîte aux lettres pleine",
                "MAILBOX_FULL       | 554 El buzón está lleno",
                "MAILBOX_FULL       | 554 A caixa postal está cheia",
                "MAILBOX_FULL       | 554 メールボックスがいっぱいです",
                "MAILBOX_FULL       | 554 邮箱已满",
                "SPAM_REJECTED      | 554 Die Nachricht wurde als Spam erkannt",
                "SPAM_REJECTED      | 554 Message indésirable",
                "SPAM_REJECTED      | 554 Correo no deseado",
                "SPAM_REJECTED      | 554 Lixo eletrônico",
                "SPAM_REJECTED      | 554 迷惑メールです",
                "SPAM_REJECTED      | 554 垃圾邮件",
                "REPUTATION_BLOCKED | 554 Ihre IP-Adresse ist gesperrt",
                "REPUTATION_BLOCKED | 554 Votre adresse IP est bloquée",
                "REPUTATION_BLOCKED | 554 Su dirección IP está bloqueada",
                "REPUTATION_BLOCKED | 554 Seu endereço IP foi bloqueado",
                "RATE_LIMITED       | 451 Zu viele Verbindungen von Ihnen",
                "RATE_LIMITED       | 451 Trop de connexions",
                "RATE_LIMITED       | 451 Demasiadas conexiones",
                "RATE_LIMITED       | 451 Muitas conexões",
                "RATE_LIMITED       | 451 接続が多すぎます",
                "RATE_LIMITED       | 451 发送过于频繁",
            })
    void theWordsTellTheKindInOtherLanguages(FailureKind kind, String reply) {
        Classification meaning = classify(SmtpPhase.END_OF_DATA, reply);
        assertThat(meaning.kind()).as(meaning.rule()).isEqualTo(kind);
        assertThat(meaning.words().orElse("")).isNotEmpty().isSubstringOf(reply);
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.7.1 No such user here, MAILBOX_NOT_FOUND",
        "550 5.7.1 The mailbox is full, MAILBOX_FULL",
        "550 5.7.1 This account is disabled, MAILBOX_DISABLED",
        "550 5.7.1 Sender address rejected, SENDER_REJECTED",
        "550 5.7.1 Relaying denied, RELAY_DENIED",
        "550 5.7.1 This message is spam, SPAM_REJECTED",
        "550 5.7.1 A virus was found, VIRUS_DETECTED",
        "550 5.7.1 Your host is blacklisted, REPUTATION_BLOCKED",
        "550 5.7.1 No reverse DNS, REVERSE_DNS_REJECTED",
        "550 5.7.1 DKIM verification failed, DOMAIN_AUTHENTICATION_FAILED",
        "550 5.7.1 Authentication required, AUTHENTICATION_REQUIRED",
        "550 5.7.1 Too many connections, RATE_LIMITED",
        "550 5.7.1 Nothing to say, POLICY_REJECTED",
    })
    void notAuthorizedStandsForManyThings(String reply, FailureKind kind) {
        assertThat(classify(SmtpPhase.RCPT, reply).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "450 4.1.1 User unknown                       | permanent",
                "450 There is no such user here               | permanent",
                "450 No such mailbox, verification failed     | passing",
                "451 4.3.0 The account has been deleted       | permanent",
                "450 Permanent failure: refused               | permanent",
                "550 5.4.5 Daily quota exceeded               | passing",
                "550 Your daily limit of messages is exceeded | passing",
                "554 Hourly limit reached                     | passing",
                "550 5.7.1 Please try again later             | passing",
                "554 Temporary failure                        | passing",
                "552 The mailbox is temporarily full          | passing",
                "550 You are greylisted                       | passing",
                "550 Bitte versuchen Sie es später noch einmal | passing",
                "550 Correct the address and try again        | permanent",
                "550 No such user, please try again later     | permanent",
                "550 5.1.1 User unknown                       | permanent",
                "450 4.2.0 Not now                            | passing",
                "550 retry timeout exceeded after 4 days      | permanent",
                "421 4.4.2 Connection has been terminated     | passing",
                "451 Your access has been disabled for 10 minutes | passing",
                "451 4.7.1 This is not a permanent failure    | passing",
                "452 4.2.2 Over quota; mail will be permanently rejected | passing",
                "450 4.4.3 User not found: DNS SERVFAIL       | passing",
                "450 4.1.1 User unknown (ldap down)           | passing",
                "550 5.1.1 No mailbox here. Please do not try again later | permanent",
                "550 5.7.1 Please try again after enabling authentication | permanent",
            })
    void theWordsMayContradictTheFirstDigit(String reply, String verdict) {
        assertThat(classify(SmtpPhase.RCPT, reply).permanent()).isEqualTo(verdict.equals("permanent"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT        | 550 5.1.1 No such user                | true",
                "RCPT        | 550 There is no such user             | true",
                "RCPT        | 550 This account has been disabled    | true",
                "RCPT        | 553 Malformed address                 | true",
                "RCPT        | 556 Domain not found                  | true",
                "RCPT        | 450 4.1.1 User unknown                | false",
                "RCPT        | 450 This account has been deleted     | false",
                "RCPT        | 550 5.2.2 The mailbox is full         | false",
                "RCPT        | 550 Too many messages, try again later | false",
                "RCPT        | 550 Mailbox disabled temporarily      | false",
                "RCPT        | 554 Rejected as spam                  | false",
                "RCPT        | 550 Sender address does not exist     | false",
                "MAIL        | 550 5.1.1 No such user                | false",
                "DATA        | 550 5.1.1 No such user                | false",
                "END_OF_DATA | 550 5.1.1 No such user                | false",
                "GREETING    | 550 No such user                      | false",
                "AUTH        | 550 No such user                      | false",
                "            | 550 5.1.1 No such user                | false",
                "RCPT        | 550 5.7.1 No such user                | false",
                "RCPT        | 550                                   | false",
                "RCPT        | 550 No                                | false",
                "RCPT        | 550 Your account has been disabled    | false",
                "RCPT        | 554 Your account is suspended: billing | false",
                "RCPT        | 550 5.2.1 The recipient blocked you   | false",
                "RCPT        | 550 no longer accepting mail from 192.0.2.1 | false",
                "RCPT        | 550 You are not a valid user          | false",
                "RCPT        | 550 Unknown user in MAIL FROM         | false",
                "RCPT        | 550 unknown[192.0.2.1]: rejected      | false",
                "RCPT        | 550 nobody wants this mail            | false",
                "RCPT        | 550 Recipient callout failed: server timed out | false",
                "RCPT        | 550 mailbox locked by another process | false",
                "RCPT        | 550 mailbox currently unavailable     | false",
                "RCPT        | 550 5.1.0 <a@b.test>: Sender address rejected: User unknown in local recipient table | false",
                "RCPT        | 550 5.1.1 Sender unknown              | false",
                "RCPT        | 550 5.2.1 sender account disabled     | false",
                "RCPT        | 556 blocked                           | false",
                "RCPT        | 550 maximum invalid recipients exceeded | false",
                "RCPT        | 550 license expired; accounts disabled | false",
                "RCPT        | 550 Directory harvest: too many user unknown | false",
            })
    void onlyAPermanentReplyToItsOwnRcptSuppresses(@Nullable SmtpPhase phase, String reply, boolean suppress) {
        RecipientOutcome outcome = RecipientOutcome.refused("bob@example.test", classify(phase, reply));
        assertThat(outcome.suppress()).isEqualTo(suppress);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 5.7.1 <bob@example.test>: NO  such\tUSER! | user-unknown | NO  such\tUSER",
                "550-5.7.1 there is no~550 5.7.1 such user    | user-unknown | there is no 5.7.1 such",
                "550 5.1.1 x                                   | registry.address-mailbox |",
                "550 x                                         | code.550-rcpt |",
            })
    void theEvidenceIsTheWordsAsTheServerWroteThem(String reply, String rule, @Nullable String words) {
        Classification meaning = classify(SmtpPhase.RCPT, reply.replace("~", "\r\n"));
        assertThat(meaning.words().orElse(null)).isEqualTo(words);
        assertThat(meaning.rule()).isEqualTo(rule);
        assertThat(meaning.meaning()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.7.1 <no-such-user@example.test> is not welcome, POLICY_REJECTED",
        "550 5.7.1 Not welcome; see https://example.test/spam/virus/full, POLICY_REJECTED",
        "550 5.7.1 <spam@example.test> is not welcome, POLICY_REJECTED",
        "550 5.7.1 <\"no such user\"@example.test> is not welcome, POLICY_REJECTED",
        "550 5.7.1 Not welcome; see https://example.test/?p=nosuchuser, POLICY_REJECTED",
    })
    void addressesAndLinksAreNotTheServersWords(String reply, FailureKind kind) {
        assertThat(classify(SmtpPhase.RCPT, reply).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 host mx.example.test said: 550 5.1.1 No such user | MAILBOX_NOT_FOUND",
                "550-5.2.2 The mailbox~550-5.2.2 is~550 5.2.2 full     | MAILBOX_FULL",
                "550-550 5.1.1 No such~550 550 5.1.1 user              | MAILBOX_NOT_FOUND",
            })
    void repeatedCodesAreNoWords(String reply, FailureKind kind) {
        assertThat(classify(SmtpPhase.RCPT, reply.replace("~", "\r\n")).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 No such user, true",
        "RCPT, 250 No such user, false",
        "RCPT, 354 No such user, false",
        "END_OF_DATA, 354 No such user, false",
    })
    void onlyARefusalIsRead(SmtpPhase phase, String reply, boolean read) {
        assertThat(Arrays.asList(classify(phase, reply).kind()).contains(FailureKind.MAILBOX_NOT_FOUND))
                .isEqualTo(read);
    }
}
