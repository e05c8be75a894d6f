package io.github.steadymail.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The README at the root of the project, and the page of it that has code of its own. */
final class Readme {
    private static final Path MODULE = Path.of(Objects.requireNonNull(System.getProperty("basedir"), "basedir"));

    private Readme() {}

    static String text() throws IOException {
        return page("README.md");
    }

    private static String page(String path) throws IOException {
        return Files.readString(MODULE.resolve("../..").resolve(path));
    }

    static String pom() throws IOException {
        return Files.readString(MODULE.resolve("pom.xml"));
    }

    /** The blocks of code in a language, of both. */
    static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(text() + page("docs/own-rules.md"))
                .results()
                .map(result -> group(result))
                .toList();
    }

    private static String group(MatchResult result) {
        return Objects.requireNonNull(result.group(1));
    }
}
