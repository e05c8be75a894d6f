package io.github.steadymail.benchmarks;

import io.github.steadymail.failure.FailureKind;
import io.github.steadymail.failure.ReplyClassifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Loads and compiles the rules, in a JVM that has done nothing else, and prints the nanoseconds that it took. */
final class StartUp {
    private StartUp() {}

    /**
     * Measures once.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        FailureKind.values(); // needed by who catches our exceptions, classifier or not
        long begin = System.nanoTime();
        ReplyClassifier.standard();
        System.out.println(System.nanoTime() - begin);
    }

    /** The times of several JVMs, in milliseconds, the shortest first. */
    static double[] measure(int times) throws IOException, InterruptedException {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            millis[i] = inJvmOfItsOwn() / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private static long inJvmOfItsOwn() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartUp.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the JVM that loads the rules failed");
        }
        return Long.parseLong(printed.strip());
    }
}
