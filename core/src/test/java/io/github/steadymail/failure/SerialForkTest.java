package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.DataSource;
import jakarta.mail.Address;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialForkTest {
    @TempDir
    private Path folder;

    /** An address of a kind that the reader has not got. */
    private static final class ForeignAddress extends Address {
        private static final long serialVersionUID = 1L;

        @Override
        public String getType() {
            return "foreign";
        }

        @Override
        public String toString() {
            return "somebody";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ForeignAddress;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    void everyExceptionComesBackWholeWhereItsChainIsNotKnown() throws Exception {
        ForeignException next = new ForeignException("not of this world", new ConnectException("Connection refused"));
        List<SmtpFailure> failures = new ArrayList<>(Failures.oneOfEachClass(next));
        assertThat(failures).hasSize(27);
        StringBuilder told = new StringBuilder();
        failures.forEach(failure -> told.append(Failures.inFull(failure)));

        String read = readInAnotherJvm(failures);

        assertThat(read).isEqualTo(told.toString());
        assertThat(read).contains("next io.github.steadymail.failure.ForeignException: not of this world");
    }

    @Test
    void aForeignAddressComesBackAsItsText() throws Exception {
        SmtpFailure failure = SmtpFailureBuilder.because(Classification.permanent(FailureKind.ENVELOPE_INVALID, null))
                .addresses(new Address[0], new Address[] {new ForeignAddress()}, null)
                .build();
        assertThat(readInAnotherJvm(List.of(failure))).contains("unsent [somebody]");
    }

    private String readInAnotherJvm(List<SmtpFailure> failures)
            throws IOException, InterruptedException, URISyntaxException {
        Path written = folder.resolve("failures");
        Path told = folder.resolve("told");
        Path errors = folder.resolve("errors");
        Files.write(written, SerialFormTest.serialised(new ArrayList<>(failures)));
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        SerialFork.class.getName(),
                        written.toString(),
                        told.toString())
                .redirectErrorStream(true)
                .redirectOutput(errors.toFile())
                .start();
        try {
            assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(reader.exitValue()).as(Files.readString(errors)).isZero();
        } finally {
            reader.destroyForcibly();
        }
        return Files.readString(told);
    }

    /** The library, Jakarta Mail's API, and of the tests just what reads. */
    private String classPath() throws IOException, URISyntaxException {
        for (Class<?> type : List.of(SerialFork.class, Failures.class)) {
            Path target = folder.resolve("tests").resolve(type.getName().replace('.', '/') + ".class");
            Files.createDirectories(target.getParent());
            Files.copy(
                    location(type)
                            .resolve(folder.resolve("tests").relativize(target).toString()),
                    target);
        }
        return String.join(
                System.getProperty("path.separator"),
                folder.resolve("tests").toString(),
                location(SmtpFailure.class).toString(),
                location(Session.class).toString(),
                location(DataSource.class).toString());
    }

    private static Path location(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
