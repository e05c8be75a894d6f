package io.github.steadymail.reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A table of registered values, read once from a tab-separated resource beside this class; its first column is the key. */
record Registry(Map<String, String[]> rows) {

    static Registry load(String resource, int columns) {
        try (InputStream in = Registry.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), columns);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + resource, e);
        }
    }

    static Registry parse(String table, int columns) {
        Map<String, String[]> rows = new LinkedHashMap<>();
        table.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] fields = line.split("\t", -1);
            if (fields.length != columns || rows.put(fields[0], fields) != null) {
                throw new IllegalStateException("bad row: " + line);
            }
        });
        return new Registry(rows);
    }

    Stream<String> keys() {
        return rows.keySet().stream();
    }

    Optional<String> field(String key, int column) {
        String[] row = rows.get(key);
        return row == null ? Optional.empty() : Optional.of(row[column]);
    }
}
