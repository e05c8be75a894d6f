package io.github.steadymail.cli;

/** The command line asks for what cannot be done; the message says what to change. */
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }
}
