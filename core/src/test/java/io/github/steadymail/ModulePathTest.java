package io.github.steadymail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.SmtpFailure;
import jakarta.activation.DataSource;
import jakarta.mail.Session;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulePathTest {
    @TempDir
    private Path folder;

    @Test
    void aModuleOfAnApplicationRequiresNothingButOurs() throws Exception {
        Path module = folder.resolve("module-info.java");
        Path main = folder.resolve("Main.java");
        Files.writeString(module, "module shop { requires steadymail.core; }");
        Files.writeString(main, """
                package shop;

                import io.github.steadymail.failure.*;
                import io.github.steadymail.reply.*;

                public class Main {
                    public static void main(String[] args) {
                        SmtpReply reply = SmtpReply.parse("550 5.1.1 no such user");
                        System.out.print(ReplyClassifier.standard().classify(SmtpPhase.RCPT, reply).exceptionType());
                    }
                }
                """);
        Path classes = folder.resolve("classes");
        String compiled =
                run("javac", List.of("-p", modulePath(), "-d", classes.toString(), module.toString(), main.toString()));
        assertThat(compiled).isEmpty();
        String path = classes + System.getProperty("path.separator") + modulePath();
        assertThat(run("java", List.of("-p", path, "-m", "shop/shop.Main")))
                .isEqualTo("class io.github.steadymail.failure.MailboxUnavailableException");
    }

    private String run(String tool, List<String> arguments) throws Exception {
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

    private static String modulePath() {
        return Stream.of(SmtpFailure.class, Session.class, DataSource.class)
                .map(ModulePathTest::location)
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
