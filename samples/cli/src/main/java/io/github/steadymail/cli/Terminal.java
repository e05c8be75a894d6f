package io.github.steadymail.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command reads and writes; text is UTF-8 whatever the locale.
 *
 * @param in standard input
 * @param out standard output, unbuffered; it throws when nobody reads any more, which {@link System#out} hides
 * @param err standard error, unbuffered
 * @param environment the environment's variables, by name
 * @param colour whether standard output shows colours
 */
record Terminal(
        InputStream in,
        OutputStream out,
        OutputStream err,
        Function<String, @Nullable String> environment,
        boolean colour) {

    static Terminal standard() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System::getenv,
                Ansi.AUTO.enabled());
    }

    PrintWriter writer() {
        return writer(out);
    }

    PrintWriter errorWriter() {
        return writer(err);
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
