package io.github.steadymail.transport;

import java.io.IOException;

/** Says QUIT; whatever comes of it, nothing that went before is touched (RFC 5321, section 4.1.1.10). */
final class Farewell {
    private Farewell() {}

    static void quit(SmtpConnection connection, boolean wait) {
        try {
            connection.command("QUIT");
            if (wait) {
                connection.replyInPassing();
            }
        } catch (IOException e) {
            connection.trace().note("no reply to QUIT: " + e.getMessage());
        }
    }
}
