package io.github.steadymail.scripted;

/** Where and how a client left the dialogue. */
public final class Deviation {

    private final int connection;
    private final int line;
    private final String expected;
    private final String actual;

    Deviation(int connection, int line, String expected, String actual) {
        this.connection = connection;
        this.line = line;
        this.expected = expected;
        this.actual = actual;
    }

    /**
     * Returns the number of the connection.
     *
     * @return the number, from 1 in the order of acceptance
     */
    public int connection() {
        return connection;
    }

    /**
     * Returns the line of the dialogue that was not followed.
     *
     * @return the number, from 1; 0 if the dialogue has no such line
     */
    public int line() {
        return line;
    }

    /**
     * Returns what the dialogue wanted.
     *
     * @return for example {@code `C: QUIT`}
     */
    public String expected() {
        return expected;
    }

    /**
     * Returns what came instead.
     *
     * @return for example {@code `NOOP`} or {@code end of stream}
     */
    public String actual() {
        return actual;
    }

    /** Returns all of it in one line, made for the message of a failing test. */
    @Override
    public String toString() {
        String where = "connection " + connection + (line > 0 ? ", line " + line : "");
        return where + ": expected " + expected + ", got " + actual;
    }
}
