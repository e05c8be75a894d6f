package io.github.steadymail.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Postfix's load generator, a process of its own for each lap, which sends the same message. */
final class SmtpSource implements Racer {
    static final String LABEL = "`smtp-source`";

    private static final int FIRST_GUESS = 500;
    private static final double SECOND = 1e9;

    private final Path program;
    private final Target target;
    private final Path message;
    private double perSecond = FIRST_GUESS;

    private SmtpSource(Path program, Target target) throws IOException {
        this.program = program;
        this.target = target;
        message = Files.createTempFile("benchmark", ".eml");
        Files.writeString(message, target.mail().text().replace("\r\n", "\n"), StandardCharsets.US_ASCII);
    }

    /** Where it is installed. */
    static Optional<Path> program() {
        return Programs.find("smtp-source");
    }

    static SmtpSource to(Path program, Target target) throws IOException {
        return new SmtpSource(program, target);
    }

    @Override
    public Lap run(Duration time) throws Exception {
        long messages = Math.max(target.senders(), Math.round(perSecond * time.toNanos() / SECOND));
        double cpu = ChildrenTime.micros();
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-d",
                        "-s",
                        String.valueOf(target.senders()),
                        "-m",
                        String.valueOf(messages),
                        "-r",
                        String.valueOf(target.mail().recipients()),
                        "-M",
                        "client.example",
                        "-f",
                        Mail.FROM,
                        "-t",
                        "recipient@example.org",
                        "-F",
                        message.toString(),
                        Target.HOST + ":" + target.port())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("smtp-source failed");
        }
        long nanos = System.nanoTime() - begin;
        perSecond = messages * SECOND / nanos;
        return new Lap(messages, perSecond, (ChildrenTime.micros() - cpu) / messages);
    }

    @Override
    public void close() throws IOException {
        Files.delete(message);
    }
}
