package io.github.steadymail.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@link Servers} as a process of this one. */
final class ServersProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final Process process;
    private final OutputStream questions;
    private final BufferedReader answers;
    private final int sinkPort;
    private final int proxyPort;

    ServersProcess(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Servers.class.getName()));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        questions = process.getOutputStream();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        long[] ports = numbers();
        sinkPort = (int) ports[0];
        proxyPort = (int) ports[1];
    }

    /**
     * What the servers counted so far.
     *
     * @param messages messages that the sink took
     * @param recipients their recipients
     * @param roundTrips round trips through the proxy, which clients waited for
     */
    record Counts(long messages, long recipients, long roundTrips) {}

    /** The port of the sink itself. */
    int sinkPort() {
        return sinkPort;
    }

    /** The port of the proxy before it. */
    int proxyPort() {
        return proxyPort;
    }

    Counts counts() throws IOException {
        questions.write('\n');
        questions.flush();
        long[] counts = numbers();
        return new Counts(counts[0], counts[1], counts[2]);
    }

    private long[] numbers() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the servers have ended");
        }
        return Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    @Override
    public void close() throws IOException {
        questions.close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
