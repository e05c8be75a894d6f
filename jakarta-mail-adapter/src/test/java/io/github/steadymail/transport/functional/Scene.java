package io.github.steadymail.transport.functional;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One dialogue file: what the server does, and in lines that begin with {@code #=} what the program does before and
 * what comes of it. The keys are explained in {@code README.txt} beside the folder.
 */
final class Scene {
    private static final String MARK = "#= ";

    private final String name;
    private final String text;
    private final List<String> notes;

    private Scene(String name, String text) {
        this.name = name;
        this.text = text;
        this.notes = text.lines()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()).strip())
                .toList();
    }

    static List<Scene> all() {
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(Scene.class.getResource("dialogues")).toURI()))) {
            List<Scene> scenes = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                scenes.add(new Scene(name.replace(".txt", ""), Files.readString(file)));
            }
            return scenes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return name;
    }

    /** The dialogue for the scripted server. */
    String dialogue() {
        return text;
    }

    /** Everything noted under a key. */
    List<String> all(String key) {
        return notes.stream()
                .filter(note -> note.equals(key) || note.startsWith(key + " "))
                .map(note -> note.substring(key.length()).strip())
                .toList();
    }

    Optional<String> one(String key) {
        List<String> values = all(key);
        if (values.size() > 1) {
            throw new IllegalStateException(name + " says " + key + " more than once");
        }
        return values.stream().findFirst();
    }

    String required(String key) {
        return one(key).orElseThrow(() -> new IllegalStateException(name + " does not say " + key));
    }

    boolean has(String key) {
        return !all(key).isEmpty();
    }

    @Override
    public String toString() {
        return name;
    }
}
