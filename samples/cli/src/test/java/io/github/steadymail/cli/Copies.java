package io.github.steadymail.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server has delivered: who has which message, and as what.
 *
 * @param byName for each message, the octets of each copy by recipient
 */
record Copies(Map<String, Map<String, List<String>>> byName) {
    /** The first header of a message that has a name. */
    static final String NAME = "X-Name: ";

    private static final Pattern COPY =
            Pattern.compile("\nDelivered-To: (\\S+)\n.*?\n" + NAME + "(\\S+)(\n.*)", Pattern.DOTALL);

    /** Reads a folder with a file for each copy. */
    static Copies in(Path folder) throws IOException {
        Map<String, Map<String, List<String>>> byName = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher copy = COPY.matcher(Files.readString(file, ISO_8859_1));
                if (!copy.find()) {
                    throw new IllegalStateException("no copy of ours: " + Files.readString(file, ISO_8859_1));
                }
                byName.computeIfAbsent(copy.group(2), name -> new TreeMap<>())
                        .computeIfAbsent(copy.group(1), recipient -> new ArrayList<>())
                        .add(copy.group(3));
            }
        }
        return new Copies(byName);
    }

    /** The copies of a message, by recipient. */
    Map<String, List<String>> of(String name) {
        return byName.getOrDefault(name, Map.of());
    }
}
