package io.github.steadymail.retrying;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each block of the page stands, but for its indentation, in a class here that the other tests run. */
class PageTest {
    private static final Path MODULE = Path.of(Objects.requireNonNull(System.getProperty("basedir"), "basedir"));
    private static final List<String> RUN = List.of(
            "WithSender.java",
            "Delivery.java",
            "Verdict.java",
            "WithFailsafe.java",
            "WithResilience4j.java",
            "Mailer.java",
            "AdvisedBackoff.java");

    @Test
    void eachBlockIsCodeThatRuns() throws IOException {
        String sources = sources();
        List<String> blocks = blocks();
        assertThat(blocks).hasSize(RUN.size());
        assertThat(blocks).allSatisfy(block -> assertThat(sources).contains(plain(block)));
    }

    private static List<String> blocks() throws IOException {
        return Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(page())
                .results()
                .map(block -> Objects.requireNonNull(block.group(1)))
                .toList();
    }

    private static String page() throws IOException {
        return Files.readString(MODULE.resolve("../../docs/retrying.md"));
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        Path folder = MODULE.resolve("src/test/java/io/github/steadymail/retrying");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (RUN.contains(Objects.requireNonNull(file.getFileName()).toString())) {
                    all.append(plain(Files.readString(file))).append("\n\n");
                }
            }
        }
        return all.toString();
    }

    private static String plain(String code) {
        return code.replaceAll("(?m)^[ ]+", "").strip();
    }
}
