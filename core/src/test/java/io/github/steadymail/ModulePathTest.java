package io.github.steadymail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.SmtpFailure;
import jakarta.activation.DataSource;
import jakarta.mail.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        String compiled = Jdk.run(
                folder,
                "javac",
                List.of("-p", modulePath(), "-d", classes.toString(), module.toString(), main.toString()));
        assertThat(compiled).isEmpty();
        String path = classes + System.getProperty("path.separator") + modulePath();
        assertThat(Jdk.run(folder, "java", List.of("-p", path, "-m", "shop/shop.Main")))
                .isEqualTo("class io.github.steadymail.failure.MailboxUnavailableException");
    }

    private static String modulePath() {
        return Jdk.path(SmtpFailure.class, Session.class, DataSource.class);
    }
}
