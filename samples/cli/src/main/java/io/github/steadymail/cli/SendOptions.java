package io.github.steadymail.cli;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to be sent, by whom, to whom, and how. */
final class SendOptions {
    private static final int SUBMISSIONS = 465;

    @Option(names = "--host", required = true, paramLabel = "HOST", description = "The server's name or address.")
    private String host = "";

    @Option(names = "--port", required = true, paramLabel = "PORT", description = "The server's port.")
    private int port;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "ADDRESS",
            description = "The envelope's sender; <> for the null reverse-path.")
    private String from = "";

    @Option(
            names = "--to",
            required = true,
            arity = "1..*",
            paramLabel = "ADDRESS",
            description = "The envelope's recipients, whatever the message's header says.")
    private List<String> to = List.of();

    @Option(names = "--user", paramLabel = "USER", description = "Log in as this user; needs --password-env.")
    private @Nullable String user;

    @Option(
            names = "--password-env",
            paramLabel = "VARIABLE",
            description = "The environment variable that holds the password.")
    private @Nullable String passwordVariable;

    @Option(
            names = "--tls",
            paramLabel = "MODE",
            description = "none, starttls (required, not merely tried) or implicit. Without it: implicit on port 465,"
                    + " else starttls with --user, else none. Only --tls none sends credentials in clear.")
    private @Nullable TlsMode tls;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The message (RFC 5322), - for standard input. Without it a short test message is sent.")
    private @Nullable String file;

    @Option(names = "--send-partial", description = "Send even if the server refuses some of the recipients.")
    private boolean sendPartial;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How long the whole send may take: 500ms, 10s, 2m, 1h. Without it: ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofMinutes(5);

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    String from() {
        return from;
    }

    List<String> to() {
        return to;
    }

    @Nullable
    String user() {
        return user;
    }

    @Nullable
    String passwordVariable() {
        return passwordVariable;
    }

    TlsMode tls() {
        TlsMode usual = port == SUBMISSIONS ? TlsMode.IMPLICIT : user == null ? TlsMode.NONE : TlsMode.STARTTLS;
        return Objects.requireNonNullElse(tls, usual);
    }

    @Nullable
    String file() {
        return file;
    }

    boolean sendPartial() {
        return sendPartial;
    }

    Duration timeout() {
        return timeout;
    }
}
