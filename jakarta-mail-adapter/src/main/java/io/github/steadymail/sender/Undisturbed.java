package io.github.steadymail.sender;

/** Runs code of others, whose I/O would fail under an interruption that is not meant for it: it comes back afterwards. */
final class Undisturbed {
    private Undisturbed() {}

    static void run(Runnable code) {
        boolean interrupted = Thread.interrupted();
        try {
            code.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
