package io.github.steadymail.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server is put under load, with what, and how. */
final class LoadOptions {
    private static final int SUBMISSIONS = 465;
    private static final int MOST_SENDERS = 1000;

    @Option(names = "--host", required = true, paramLabel = "HOST", description = "Your server, on this machine.")
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
            description = "The envelope's recipients, of every message.")
    private List<String> to = List.of();

    @Option(
            names = "--messages",
            required = true,
            paramLabel = "N",
            description = "How many messages are sent and measured.")
    private int messages;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many are sent before that, over the same connections, by all senders alike."
                    + " Without it: ${DEFAULT-VALUE}.")
    private int warmup;

    @Option(
            names = "--senders",
            required = true,
            paramLabel = "N",
            description = "How many send at a time, each on a thread and a connection of its own.")
    private int senders;

    @Option(
            names = "--size",
            required = true,
            paramLabel = "OCTETS",
            description = "The size of each message, header included; it has a header of some 300 octets at least.")
    private int size;

    @Option(
            names = "--tls",
            paramLabel = "MODE",
            description = "none, starttls (required) or implicit. Without it: implicit on port 465, else none.")
    private @Nullable TlsMode tls;

    @Option(names = "--send-partial", description = "Send even if the server refuses some of the recipients.")
    private boolean sendPartial;

    @Option(
            names = "--eager",
            description = "Send envelope and content in one flight, where the server offers PIPELINING and CHUNKING.")
    private boolean eager;

    @Option(names = "--no-pipelining", description = "Wait for each reply, even if the server offers PIPELINING.")
    private boolean noPipelining;

    @Option(names = "--no-chunking", description = "Send the content with DATA, even if the server offers CHUNKING.")
    private boolean noChunking;

    @Option(
            names = "--yes-this-is-my-server",
            description = "Send to another than a loopback address: to a server that is yours, and knows of it.")
    private boolean mine;

    /** Refuses what cannot be. */
    void check() {
        atLeast(1, messages, "--messages");
        atLeast(0, warmup, "--warmup");
        atLeast(0, size, "--size");
        atLeast(1, senders, "--senders");
        if (senders > MOST_SENDERS) {
            throw new WrongUsage("more than " + MOST_SENDERS + " senders are not for one machine");
        }
        if (port < 1 || port > 65_535) {
            throw new WrongUsage("there is no port " + port);
        }
        if (eager && noChunking) {
            throw new WrongUsage("--eager needs CHUNKING, which --no-chunking forbids");
        }
    }

    private static void atLeast(int least, int number, String option) {
        if (number < least) {
            throw new WrongUsage(option + " is at least " + least + ", not " + number);
        }
    }

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

    int messages() {
        return messages;
    }

    int warmup() {
        return warmup;
    }

    int senders() {
        return senders;
    }

    int size() {
        return size;
    }

    TlsMode tls() {
        return Objects.requireNonNullElse(tls, port == SUBMISSIONS ? TlsMode.IMPLICIT : TlsMode.NONE);
    }

    boolean sendPartial() {
        return sendPartial;
    }

    boolean eager() {
        return eager;
    }

    boolean pipelining() {
        return !noPipelining;
    }

    boolean chunking() {
        return !noChunking;
    }

    boolean mine() {
        return mine;
    }
}
