/**
 * The drop-in transport for Jakarta Mail that throws what the server meant, and the translator for foreign exceptions.
 */
@SuppressWarnings("requires-automatic") // OpenTelemetry has no other, and is optional
module steadymail.jakarta.mail {
    requires transitive steadymail.core;
    requires transitive jakarta.mail;
    requires dev.failsafe.core;
    requires static org.eclipse.angus.mail;
    requires static io.opentelemetry.api;
    requires static jdk.jfr;
    requires static org.jspecify;

    exports io.github.steadymail.sender;
    exports io.github.steadymail.sender.telemetry;
    exports io.github.steadymail.transport;

    provides jakarta.mail.Provider with
            io.github.steadymail.transport.SmtpProvider,
            io.github.steadymail.transport.SmtpsProvider;
}
