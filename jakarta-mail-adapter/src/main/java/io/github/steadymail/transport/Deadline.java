package io.github.steadymail.transport;

import java.time.Duration;

/** The moment at which an operation has to end, if it has to. */
final class Deadline {
    static final Deadline NONE = new Deadline(false, 0);

    private final boolean limited;
    private final long end;

    private Deadline(boolean limited, long end) {
        this.limited = limited;
        this.end = end;
    }

    static Deadline after(Duration time) {
        return new Deadline(true, System.nanoTime() + time.toNanos());
    }

    boolean isLimited() {
        return limited;
    }

    boolean isOver() {
        return limited && System.nanoTime() - end >= 0;
    }

    /** The milliseconds that are left, rounded up, brought under a limit of which 0 means none, as socket options do. */
    int within(int limitMillis) {
        if (!limited) {
            return limitMillis;
        }
        long left = Math.max(1, Math.min(Integer.MAX_VALUE, (end - System.nanoTime()) / 1_000_000 + 1));
        return limitMillis == 0 ? (int) left : (int) Math.min(left, limitMillis);
    }

    Deadline earlier(Deadline other) {
        if (!limited || !other.limited) {
            return limited ? this : other;
        }
        return end - other.end <= 0 ? this : other;
    }
}
