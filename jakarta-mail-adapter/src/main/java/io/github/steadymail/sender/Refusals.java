package io.github.steadymail.sender;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the server refused to log in with, each for a time. Thread-safe. */
final class Refusals {
    /** Who fetches a new token each time need not have all the old ones remembered. */
    private static final int MOST = 16;

    private final Duration pause;
    private final Map<String, TimeLimit> refused = new LinkedHashMap<>();
    private long lost;

    Refusals(Duration pause) {
        this.pause = pause;
    }

    synchronized void add(String secret) {
        refused.values().removeIf(TimeLimit::isOver);
        refused.remove(secret);
        refused.put(secret, new TimeLimit(pause));
        if (refused.size() > MOST) {
            refused.remove(refused.keySet().iterator().next());
        }
    }

    /** How long it is not to be tried; empty if it may be. */
    synchronized Optional<Duration> left(String secret) {
        return Optional.ofNullable(refused.get(secret))
                .filter(end -> !end.isOver())
                .map(TimeLimit::left);
    }

    /** There was nothing else to log in with. */
    synchronized void lose() {
        lost++;
    }

    /** How often that was so. */
    synchronized long lost() {
        return lost;
    }
}
