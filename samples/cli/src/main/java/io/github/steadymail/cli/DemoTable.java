package io.github.steadymail.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;

/** Prints rows of four columns within {@link Page#WIDTH} columns of a terminal. */
final class DemoTable {
    private static final int[] WIDTHS = {19, 30, 34, 11};
    private static final String BOLD = "\u001B[1m";
    private static final String PLAIN = "\u001B[0m";

    private final PrintWriter out;
    private final boolean colour;

    DemoTable(Terminal terminal) {
        this.out = terminal.writer();
        this.colour = terminal.colour();
    }

    void heading(String... cells) {
        row(true, cells);
        rule();
    }

    void rule() {
        out.println("-".repeat(IntStream.of(WIDTHS).sum() + 2 * (WIDTHS.length - 1)));
    }

    void row(String... cells) {
        row(false, cells);
    }

    private void row(boolean bold, String... cells) {
        List<List<String>> wrapped = IntStream.range(0, cells.length)
                .mapToObj(i -> Page.wrap(cells[i], WIDTHS[i]))
                .toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < cells.length; i++) {
                List<String> lines = wrapped.get(i);
                String cell = line < lines.size() ? lines.get(line) : "";
                String padded = i + 1 < cells.length ? cell + " ".repeat(WIDTHS[i] + 2 - cell.length()) : cell;
                boolean stands = colour && (bold || (i == 2 && line == 0));
                text.append(stands ? BOLD + padded + PLAIN : padded);
            }
            out.println(text.toString().stripTrailing());
        }
    }
}
