package io.github.steadymail.transport.functional;

/** Pieces of dialogues that tests put together. */
final class Talk {
    static final String HELLO =
            "S: 220 mail.example.test ESMTP\nC: EHLO client.example.test\nS: 250-mail.example.test\nS: 250 8BITMIME\n";
    static final String CHUNKING =
            "S: 220 mail.example.test ESMTP\nC: EHLO client.example.test\nS: 250-mail.example.test\nS: 250 CHUNKING\n";
    static final String ENVELOPE =
            "C: MAIL FROM:<sender@example.test>\nS: 250 2.1.0 ok\nC: RCPT TO:<alice@example.test>\nS: 250 2.1.5 ok\n";
    static final String DATA = "C: DATA\nS: 354 go ahead\nD: *\n";
    static final String DONE = "S: 250 2.0.0 queued as 4711\n";
    static final String QUIT = "C: QUIT\nS: 221 2.0.0 bye\n";
    static final String ORDINARY = HELLO + ENVELOPE + DATA + DONE + QUIT;

    private Talk() {}
}
