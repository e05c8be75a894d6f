package io.github.steadymail.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CPU time of this process's children that have ended, as Linux has it in {@code /proc}. */
final class ChildrenTime {
    /** In {@code /proc/self/stat}, counted from what follows the name in parentheses. */
    private static final int USER = 13;

    private static final int SYSTEM = 14;
    /** A tick is a hundredth of a second, in every Linux there is. */
    private static final double TICK_MICROS = 10_000;

    private ChildrenTime() {}

    static double micros() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * TICK_MICROS;
    }
}
