package io.github.steadymail.spring;

import io.github.steadymail.transport.SteadymailTransport;
import jakarta.mail.Session;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** The class path that Maven made of the order in the POM, and what stands on it. */
final class ClassPath {
    static final Path STEADYMAIL = location(SteadymailTransport.class);
    static final Path ANGUS = location(SMTPTransport.class);

    private static final Pattern FIRST_VERSION = Pattern.compile("^jakarta\\.mail;.*?version=\"([^\"]+)\"");

    private ClassPath() {}

    static List<Path> entries() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(Objects.requireNonNull(System.getProperty("java.class.path")))
                .map(Path::of)
                .toList();
    }

    /** The same entries, one of them first. */
    static String startingWith(Path first) {
        List<Path> entries = new ArrayList<>(entries());
        if (!entries.remove(first)) {
            throw new IllegalStateException(first + " is not in " + entries);
        }
        entries.add(0, first);
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }

    /** The version that the API's jar, or the jar that has the API inside, exports it with. */
    static String api() {
        try (JarFile jar = new JarFile(location(Session.class).toFile())) {
            String exports = jar.getManifest().getMainAttributes().getValue("Export-Package");
            return FIRST_VERSION
                    .matcher(exports)
                    .results()
                    .map(ClassPath::group)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String group(MatchResult result) {
        return Objects.requireNonNull(result.group(1));
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
