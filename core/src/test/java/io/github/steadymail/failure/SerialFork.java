package io.github.steadymail.failure;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Run in a JVM of its own, that has neither Angus Mail nor the writer's own exceptions: reads failures, and tells. */
final class SerialFork {
    private SerialFork() {}

    public static void main(String[] args) throws IOException, ClassNotFoundException {
        try (InputStream in = Files.newInputStream(Path.of(args[0]));
                ObjectInputStream objects = new ObjectInputStream(in);
                PrintStream out = new PrintStream(args[1], StandardCharsets.UTF_8)) {
            List<?> failures = (List<?>) objects.readObject();
            for (Object failure : failures) {
                out.print(Failures.inFull((SmtpFailure) failure));
            }
        }
    }
}
