package io.github.steadymail.sender;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sends that have begun and not ended. Thread-safe. */
final class InFlight {
    private final Set<TimeLimit> sends = ConcurrentHashMap.newKeySet();

    void begins(TimeLimit send) {
        sends.add(send);
    }

    void ends(TimeLimit send) {
        send.ends();
        sends.remove(send);
    }

    /** Ends them all. Returns how many there were to end. */
    int cut() {
        return (int) sends.stream().filter(TimeLimit::cancel).count();
    }
}
