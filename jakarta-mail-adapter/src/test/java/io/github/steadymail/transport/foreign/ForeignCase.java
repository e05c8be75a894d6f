package io.github.steadymail.transport.foreign;

import org.jspecify.annotations.Nullable;

/** A dialogue, and what is left of its meaning in the exception of each implementation. */
enum ForeignCase {
    GREETING_REFUSES("S: 554 5.7.1 go away\nX: fin\n", "ConnectionRejected GREETING", "HostUnavailable CONNECT"),
    WRONG_PASSWORD(
            Part.GREETING
                    + "C: EHLO client.example.test\nS: 250-mail.example.test\nS: 250 AUTH PLAIN\nC: AUTH PLAIN...\nS: 535 5.7.8 wrong\nX: fin\n",
            "CredentialsRejected AUTH",
            "HostUnavailable EHLO"),
    SENDER_REFUSED(
            Part.HELLO + "C: MAIL FROM:*\nS: 550 5.1.8 no such sender\nX: wait\n",
            "SenderRejected MAIL REJECTED+REJECTED",
            "SenderRejected MAIL REJECTED+REJECTED"),
    MAIL_LOST(
            Part.HELLO + "C: MAIL FROM:*\nX: fin\n",
            "Transmission MAIL NOT_ATTEMPTED+NOT_ATTEMPTED",
            "Transmission MAIL NOT_ATTEMPTED+NOT_ATTEMPTED"),
    ONE_OF_TWO(
            Part.MAIL + Part.ALICE + Part.NO_BOB + "X: wait\n",
            "MailboxUnavailable RCPT NOT_ATTEMPTED+REJECTED",
            "MailboxUnavailable RCPT NOT_ATTEMPTED+REJECTED"),
    PARTIAL(
            Part.MAIL + Part.ALICE + Part.NO_BOB + Part.DATA + "S: 250 2.0.0 queued\nX: wait\n",
            "PartialDelivery RCPT ACCEPTED+REJECTED",
            "PartialDelivery RCPT ACCEPTED+REJECTED"),
    DATA_REFUSED(
            Part.MAIL + Part.ALICE + Part.BOB + "C: DATA\nS: 451 4.3.0 later\nX: wait\n",
            "ServiceUnavailable DATA DEFERRED+DEFERRED",
            "ServiceUnavailable END_OF_DATA DEFERRED+DEFERRED"),
    CONTENT_REFUSED(
            Part.MAIL + Part.ALICE + Part.BOB + Part.DATA + "S: 552 5.3.4 too large\nX: wait\n",
            "MessageTooLarge END_OF_DATA REJECTED+REJECTED",
            "MessageTooLarge END_OF_DATA REJECTED+REJECTED"),
    ACCEPTED_WITH_251(
            Part.MAIL + Part.ALICE + Part.BOB + Part.DATA + "S: 251 2.0.0 will forward\nX: wait\n",
            "nothing",
            "nothing"),
    VERDICT_LOST(
            Part.MAIL + Part.ALICE + Part.BOB + Part.DATA + "X: fin\n",
            "OutcomeUnknown END_OF_DATA UNKNOWN+UNKNOWN",
            "nothing"); // Geronimo throws nothing at all: there is nothing to translate

    private final String dialogue;
    private final String angus;
    private final String geronimo;

    ForeignCase(String dialogue, String angus, String geronimo) {
        this.dialogue = dialogue;
        this.angus = angus;
        this.geronimo = geronimo;
    }

    String dialogue() {
        return dialogue;
    }

    boolean sendPartial() {
        return this == PARTIAL;
    }

    @Nullable
    String user() {
        return this == WRONG_PASSWORD ? "user" : null;
    }

    /** JavaMail's and Angus Mail's exceptions are of the same shape. */
    String expected(String implementation) {
        return implementation.equals("geronimo") ? geronimo : angus;
    }

    /** What the dialogues are put together from. */
    private static final class Part {
        static final String GREETING = "S: 220 mail.example.test ESMTP\n";
        static final String HELLO = GREETING + "C: EHLO client.example.test\nS: 250 mail.example.test\n";
        static final String MAIL = HELLO + "C: MAIL FROM:*\nS: 250 2.1.0 ok\n";
        static final String ALICE = "C: RCPT TO:*\nS: 250 2.1.5 ok\n";
        static final String BOB = "C: RCPT TO:*\nS: 250 2.1.5 ok\n";
        static final String NO_BOB = "C: RCPT TO:*\nS: 550 5.1.1 unknown\n";
        static final String DATA = "C: DATA\nS: 354 go ahead\nD: *\n";
    }
}
