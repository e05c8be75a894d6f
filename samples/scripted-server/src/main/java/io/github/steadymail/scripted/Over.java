package io.github.steadymail.scripted;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conversation is over, as a rule before the last line of its dialogue. */
final class Over extends Exception {

    private static final long serialVersionUID = 1L;

    private final Ending ending;
    private final Hangup hangup;

    private Over(Ending ending, Hangup hangup, @Nullable String actual) {
        super(actual, null, false, false);
        this.ending = ending;
        this.hangup = hangup;
    }

    static Over deviation(String actual) {
        return new Over(Ending.SERVER_CLOSED, Hangup.FIN, actual);
    }

    /** The client left where it was not free to. */
    static Over deserted(Ending ending, String actual) {
        return new Over(ending, Hangup.FIN, actual);
    }

    /** The client left where it was free to. */
    static Over gone(Ending ending) {
        return new Over(ending, Hangup.FIN, null);
    }

    static Over scripted(Hangup hangup) {
        return new Over(Ending.SERVER_CLOSED, hangup, null);
    }

    static Over cut(Hangup hangup) {
        return new Over(Ending.CUT, hangup, null);
    }

    static Over stopped() {
        return new Over(Ending.SERVER_STOPPED, Hangup.RST, null);
    }

    Ending ending() {
        return ending;
    }

    Hangup hangup() {
        return hangup;
    }

    /** What came instead of what was expected, empty if this is no deviation. */
    Optional<String> actual() {
        return Optional.ofNullable(getMessage());
    }
}
