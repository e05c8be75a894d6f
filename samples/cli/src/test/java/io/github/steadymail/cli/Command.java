package io.github.steadymail.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of another program, which ends by itself or is ended after a minute.
 *
 * @param status the exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Command(int status, String out, String err) {
    private static final long LONGEST_RUN_SECONDS = 60;

    static Command run(Map<String, String> environment, List<String> words) {
        try {
            Path out = Files.createTempFile("steadymail", ".out");
            Path err = Files.createTempFile("steadymail", ".err");
            try {
                int status = await(environment, words, out, err);
                return new Command(status, read(out), read(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + words.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + words.get(0), e);
        }
    }

    /** Runs a program that has to end well, and returns what it wrote to standard output. */
    static String succeed(String... words) {
        Command command = run(Map.of(), List.of(words));
        if (command.status() != 0) {
            throw new IllegalStateException(String.join(" ", words) + " ended with " + command);
        }
        return command.out();
    }

    private static int await(Map<String, String> environment, List<String> words, Path out, Path err)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(String.join(" ", words) + " did not end; so far: " + read(err));
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
