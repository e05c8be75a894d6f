package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A document in {@code docs} that a test generates, and holds to what it generates. */
final class GeneratedDocument {
    static final Path MODULE = Path.of(Objects.requireNonNull(System.getProperty("basedir"), "basedir"));

    private GeneratedDocument() {}

    /** Fails where the document says anything else; writes it first where that is asked for. */
    static void assertSays(String name, String generated) throws IOException {
        Path document = MODULE.resolveSibling("docs").resolve(name);
        if (Boolean.getBoolean("steadymail.docs.write")) {
            Files.writeString(document, generated);
        }
        assertThat(Files.readString(document))
                .as("docs/" + name + "; regenerate it with -Dsteadymail.docs.write=true")
                .isEqualTo(generated);
    }
}
