package io.github.steadymail.scripted;

/** One line of a dialogue. Octets are strings of one char in 0..255 each. */
sealed interface Step {

    int line();

    /** The server says the octets so many times. */
    record Say(int line, long times, String octets) implements Step {}

    record Expect(int line, String pattern) implements Step {}

    record Content(int line, String pattern) implements Step {
        boolean toTheEnd() {
            return pattern.equals("*");
        }
    }

    /** {@code octets} is {@link #AS_ANNOUNCED} for what the last BDAT command said. */
    record Chunk(int line, int octets) implements Step {
        static final int AS_ANNOUNCED = -1;
    }

    record Leave(int line, Hangup hangup) implements Step {}

    record AwaitClose(int line) implements Step {}

    record HalfClose(int line) implements Step {}

    record StartTls(int line) implements Step {}

    record Sleep(int line, int millis) implements Step {}
}
