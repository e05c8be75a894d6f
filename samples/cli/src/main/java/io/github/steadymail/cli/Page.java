package io.github.steadymail.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints paragraphs that fit a terminal of {@value #WIDTH} columns. */
final class Page {
    static final int WIDTH = 100;

    private static final String BOLD = "\u001B[1m";
    private static final String PLAIN = "\u001B[0m";

    private final PrintWriter out;
    private final boolean colour;

    Page(Terminal terminal) {
        this.out = terminal.writer();
        this.colour = terminal.colour();
    }

    /** Prints a line that stands out. */
    Page heading(String text) {
        for (String line : wrap(text, WIDTH)) {
            out.println(colour ? BOLD + line + PLAIN : line);
        }
        return this;
    }

    Page blank() {
        out.println();
        return this;
    }

    /** Prints a label in a column of its own, and the text beside it. */
    Page entry(int labelWidth, String label, String text) {
        String margin = label + " ".repeat(Math.max(1, labelWidth - label.length()));
        for (String line : wrap(text, WIDTH - margin.length())) {
            out.println((margin + line).stripTrailing());
            margin = " ".repeat(margin.length());
        }
        return this;
    }

    /** How the command ends: as it should, unless nobody could read what was printed. */
    int exitStatus() {
        return out.checkError() ? ExitStatus.IO_ERROR : ExitStatus.OK;
    }

    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space <= 0 ? width : space;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
