package io.github.steadymail.cli;

import io.github.steadymail.reply.Printable;
import io.github.steadymail.sender.MailSender;
import io.github.steadymail.sender.MailSenderBuilder;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends many messages to one's own server, and says how fast that went. */
@Command(
        name = "load",
        description = {
            "Puts your own test server under load, and says how fast it took the messages, and at what cost here.",
            "Each sender's message is made ready once; only its Message-ID is another one each time.",
            "The CPU time is the whole process's, the octets are those that the sending threads allocated.",
            "Other than loopback addresses are refused, unless you say that the server is yours."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:all were accepted for all recipients",
            "64:wrong usage",
            "65:one was refused for good",
            "69:no connection to the server",
            "70:the outcome of one is unknown",
            "74:the figures could not be printed",
            "75:one was refused for now",
            "76:one was accepted for some of the recipients",
            "77:authentication failed"
        })
final class Load implements Callable<Integer> {
    /** A line for each failed message would bury the figures, which count them. */
    private static final Logger SENDER = Logger.getLogger("io.github.steadymail.sender");

    private final Terminal terminal;

    @Mixin
    private LoadOptions options = new LoadOptions();

    @Option(
            names = "--json",
            description = "Print one JSON object: messages, seconds, perSecond, accepted, failed, unknown,"
                    + " cpuMicrosPerMessage, allocatedBytesPerMessage.")
    private boolean json;

    Load(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws MessagingException, IOException, InterruptedException {
        options.check();
        Envelope envelope = Envelope.of(options.from(), options.to());
        checkIsOwn();
        LoadResult result;
        Level usual = SENDER.getLevel();
        SENDER.setLevel(Level.OFF);
        try (MailSender sender = builder(envelope).build();
                Progress progress = Progress.on(terminal, options.warmup() + options.messages())) {
            result = new LoadRun(sender, envelope, options).run(progress);
        } finally {
            SENDER.setLevel(usual);
        }
        result.failure()
                .ifPresent(failure -> terminal.errorWriter()
                        .println(failure.getClass().getSimpleName() + ": "
                                + Printable.of(
                                        String.valueOf(failure.exception().getMessage()), 500)));
        print(result);
        return result.failure().map(ExitStatus::of).orElse(ExitStatus.OK);
    }

    private void checkIsOwn() {
        if (options.mine()) {
            return;
        }
        String host = Printable.of(options.host(), 260);
        try {
            InetAddress[] addresses = InetAddress.getAllByName(options.host());
            if (!Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress)) {
                throw new WrongUsage(
                        host + " is not on this machine; --yes-this-is-my-server if it is yours all the same");
            }
        } catch (UnknownHostException e) {
            throw new WrongUsage("there is no host " + host);
        }
    }

    /** Nothing is retired while it is measured, and a rate limit is a failure to be counted. */
    private MailSenderBuilder builder(Envelope envelope) {
        Duration day = Duration.ofDays(1);
        MailSenderBuilder builder = MailSender.builder()
                .host(options.host())
                .port(options.port())
                .tls(io.github.steadymail.sender.TlsMode.valueOf(options.tls().name()))
                .connections(options.senders())
                .retire(day, day, Integer.MAX_VALUE)
                .ratePause(Duration.ZERO)
                .property("mail.smtp.from", envelope.from())
                .property("mail.smtp.sendpartial", String.valueOf(options.sendPartial()))
                .property("mail.mime.allowutf8", String.valueOf(envelope.needsUtf8()));
        if (!options.pipelining()) {
            builder.property("steadymail.pipelining", "false");
        }
        if (options.eager() || !options.chunking()) {
            builder.property("steadymail.chunking", options.eager() ? "eager" : "off");
        }
        return builder;
    }

    private void print(LoadResult result) throws IOException {
        if (!json) {
            terminal.writer().println(result.text());
            return;
        }
        try (Json out = new Json(terminal.out())) {
            out.object(object -> object.field("messages", result.messages())
                    .field("seconds", result.seconds())
                    .field("perSecond", result.perSecond())
                    .field("accepted", result.accepted())
                    .field("failed", result.failed())
                    .field("unknown", result.unknown())
                    .field("cpuMicrosPerMessage", result.cpuMicrosPerMessage())
                    .field("allocatedBytesPerMessage", result.allocatedBytesPerMessage()));
        }
    }
}
