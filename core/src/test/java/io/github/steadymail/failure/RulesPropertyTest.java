package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.Jdk;
import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import jakarta.activation.DataSource;
import jakarta.mail.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of rules that a system property names, read by JVMs of their own. */
class RulesPropertyTest {
    @TempDir
    private Path folder;

    /** Run in a JVM of its own: says twice what the standard classifier makes of a reply. */
    static final class Ask {
        private Ask() {}

        public static void main(String[] args) {
            for (int i = 0; i < 2; i++) {
                try {
                    System.out.println(ReplyClassifier.standard()
                            .classify(SmtpPhase.RCPT, SmtpReply.parse(args[0]))
                            .rule());
                } catch (IllegalStateException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    private String askWith(@Nullable Path rules) throws Exception {
        List<String> arguments = new ArrayList<>();
        if (rules != null) {
            arguments.add("-D" + ReplyClassifier.RULES + "=" + rules);
        }
        Class<?>[] path = {SmtpFailure.class, Ask.class, Session.class, DataSource.class};
        arguments.addAll(List.of("-cp", Jdk.path(path), Ask.class.getName(), OwnRulesTest.OURS.toString()));
        return Jdk.run(folder, "java", arguments);
    }

    @Test
    void aSystemPropertyNamesAFileOfThem() throws Exception {
        assertThat(askWith(Files.writeString(folder.resolve("shop.txt"), OwnRulesTest.RULES))
                        .lines())
                .containsExactly("shop.closed", "shop.closed");
        assertThat(askWith(null).lines()).doesNotContain("shop.closed").hasSize(2);
    }

    @Test
    void aBadFileBehindThePropertyIsSaidEachTime() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.txt"), "\nshop | RCPT\n");
        assertThat(askWith(bad).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("the system property " + ReplyClassifier.RULES + ": " + bad + ", line 2: "));
        Path missing = folder.resolve("missing.txt");
        assertThat(askWith(missing).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).endsWith("cannot read the rules in " + missing));
    }
}
