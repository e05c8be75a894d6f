package io.github.steadymail.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;

/** How far it has come: a bar on standard error, if a person is looking. Counting is thread-safe. */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 40;

    private final PrintWriter err;
    private final boolean shown;
    private final int all;
    private final AtomicInteger done = new AtomicInteger();

    private Progress(PrintWriter err, boolean shown, int all) {
        this.err = err;
        this.shown = shown;
        this.all = all;
    }

    static Progress on(Terminal terminal, int all) {
        return new Progress(terminal.errorWriter(), terminal.colour(), all);
    }

    void oneMore() {
        done.incrementAndGet();
    }

    void show() {
        if (shown) {
            int now = done.get();
            int filled = (int) ((long) WIDTH * now / all);
            err.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + now + "/" + all);
            err.flush();
        }
    }

    /** Clears the line. */
    @Override
    public void close() {
        if (shown) {
            err.print("\r" + " ".repeat(WIDTH + 30) + "\r");
            err.flush();
        }
    }
}
