/**
 * What an SMTP reply means: reply codes, failures, advice and exception types.
 */
module steadymail.core {
    requires transitive jakarta.mail;
    requires static org.jspecify;

    exports io.github.steadymail.failure;
    exports io.github.steadymail.reply;
}
