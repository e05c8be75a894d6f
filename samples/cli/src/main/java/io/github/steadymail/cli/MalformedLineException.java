package io.github.steadymail.cli;

/** A line that {@code classify} cannot read; the lines behind it can still be read. */
final class MalformedLineException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedLineException(long number, String message) {
        super("line " + number + ": " + message);
    }
}
