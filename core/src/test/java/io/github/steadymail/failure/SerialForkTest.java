package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.Jdk;
import jakarta.activation.DataSource;
import jakarta.mail.Address;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private String readInAnotherJvm(List<SmtpFailure> failures) throws IOException, InterruptedException {
        Path written = folder.resolve("failures");
        Path told = folder.resolve("told");
        Files.write(written, SerialFormTest.serialised(new ArrayList<>(failures)));
        List<String> arguments =
                List.of("-cp", classPath(), SerialFork.class.getName(), written.toString(), told.toString());
        assertThat(Jdk.run(folder, "java", arguments)).isEmpty();
        return Files.readString(told);
    }

    /** The library, Jakarta Mail's API, and of the tests just what reads. */
    private String classPath() throws IOException {
        Path tests = folder.resolve("tests");
        for (Class<?> type : List.of(SerialFork.class, Failures.class)) {
            String name = type.getName().replace('.', '/') + ".class";
            Files.createDirectories(tests.resolve(name).getParent());
            Files.copy(Jdk.location(type).resolve(name), tests.resolve(name));
        }
        return tests
                + System.getProperty("path.separator")
                + Jdk.path(SmtpFailure.class, Session.class, DataSource.class);
    }
}
