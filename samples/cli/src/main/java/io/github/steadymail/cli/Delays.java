package io.github.steadymail.cli;

import java.time.Duration;

/** Says a delay in words. */
final class Delays {
    private Delays() {}

    static String inWords(Duration delay) {
        long seconds = delay.toSeconds();
        if (seconds % 86_400 == 0) {
            return "after " + count(seconds / 86_400, "day");
        }
        if (seconds % 3600 == 0) {
            return "after " + count(seconds / 3600, "hour");
        }
        return seconds % 60 == 0 ? "after " + count(seconds / 60, "minute") : "after " + count(seconds, "second");
    }

    /** The same in a few characters, for a table. */
    static String inBrief(Duration delay) {
        long seconds = delay.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
