/**
 * What an SMTP reply means.
 */
module steadymail.core {
    requires transitive jakarta.mail;
    requires static transitive org.jspecify;

    exports io.github.steadymail.reply;
}
