package io.github.steadymail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the JDK's own tools in processes of their own. */
public final class Jdk {
    private Jdk() {}

    /** Runs a tool to its end, a minute at most; returns what it printed, in the folder's file {@code output}. */
    public static String run(Path folder, String tool, List<String> arguments)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        String program = Path.of(System.getProperty("java.home"), "bin", tool).toString();
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of(program), arguments.stream()).toList())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    /** The path on which these classes are found. */
    public static String path(Class<?>... types) {
        return Stream.of(types)
                .map(type -> location(type).toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    /** The folder or archive that a class comes from. */
    public static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
