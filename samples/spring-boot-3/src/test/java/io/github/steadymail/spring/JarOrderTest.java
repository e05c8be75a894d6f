package io.github.steadymail.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.transport.Steadymail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * With {@code jakarta.mail-api} 2.1.3 as a jar of its own, the order of jars decides who sends: it looks for the mark of
 * a default provider under the name that it had before Angus Mail. Angus Mail's one jar has an API that knows the mark,
 * whatever its version, and so has 2.1.4.
 */
class JarOrderTest {
    private static final String WARNING = "Steadymail's transport is on the class path, but"
            + " org.eclipse.angus.mail.smtp.SMTPTransport comes first: put Steadymail's jar before Angus Mail's,"
            + " use Jakarta Mail 2.1.4 or later, set mail.smtp.class to"
            + " io.github.steadymail.transport.SteadymailTransport,";

    private final boolean orderDecides = Boolean.getBoolean("steadymail.order.decides");

    @TempDir
    private Path folder;

    @Test
    void theOrderOfTheDependenciesIsThatOfTheClassPath() {
        assertThat(ClassPath.entries()).containsSubsequence(ClassPath.STEADYMAIL, ClassPath.ANGUS);
        try (ConfigurableApplicationContext context = Application.start()) {
            JavaMailSenderImpl sender = context.getBean(JavaMailSenderImpl.class);
            assertThat(Steadymail.isActive(sender.getSession())).isTrue();
        }
    }

    @Test
    void whereWeComeFirstWeAreTaken() throws Exception {
        assertThat(tellsWith(ClassPath.STEADYMAIL))
                .containsExactly("as it is: active is true", "with the property: active is true");
    }

    @Test
    void whereAngusMailComesFirstThePropertyTakesUs() throws Exception {
        List<String> told = tellsWith(ClassPath.ANGUS);
        if (orderDecides) {
            assertThat(told)
                    .hasSize(3)
                    .satisfiesOnlyOnce(line -> assertThat(line).contains(" WARN ", WARNING))
                    .endsWith("as it is: active is false", "with the property: active is true");
        } else {
            assertThat(told).containsExactly("as it is: active is true", "with the property: active is true");
        }
    }

    /** What the application says, log included, in a JVM with this jar first. */
    private List<String> tellsWith(Path first) throws IOException, InterruptedException {
        Path told = folder.resolve("told");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        ClassPath.startingWith(first),
                        JarOrder.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(told)).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(told);
    }
}
