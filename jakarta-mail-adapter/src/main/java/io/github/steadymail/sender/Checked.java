package io.github.steadymail.sender;

import java.time.Duration;

/** Numbers and times that a builder was given, if they can be; else {@link IllegalArgumentException}. */
final class Checked {
    /** What is longer could not be counted in nanoseconds. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private Checked() {}

    static int atLeast(int least, int number) {
        if (number < least) {
            throw new IllegalArgumentException("at least " + least + " is wanted, not " + number);
        }
        return number;
    }

    static Duration positive(Duration time) {
        return atLeast(Duration.ofMillis(1), time);
    }

    static Duration notNegative(Duration time) {
        return atLeast(Duration.ZERO, time);
    }

    private static Duration atLeast(Duration least, Duration time) {
        if (time.compareTo(least) < 0) {
            throw new IllegalArgumentException("at least " + least.toMillis() + " ms is wanted, not " + time);
        }
        return time.compareTo(FOR_EVER) < 0 ? time : FOR_EVER;
    }

    static String host(String name) {
        boolean withPort = name.indexOf(':') >= 0 && name.indexOf(':') == name.lastIndexOf(':');
        if (name.isBlank() || withPort || name.indexOf('/') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("that is no host name, which has neither port nor protocol");
        }
        return name.strip();
    }

    static int port(int number) {
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + number);
        }
        return number;
    }

    /** As Jakarta Mail's properties have it. */
    static String millis(Duration time) {
        return String.valueOf(Math.max(1, Math.min(Integer.MAX_VALUE, time.toMillis())));
    }
}
