package io.github.steadymail.cli;

import org.jspecify.annotations.Nullable;

/**
 * Who logs in.
 *
 * @param user the user's name, null for nobody
 * @param password the password, null for nobody
 */
record Credentials(@Nullable String user, @Nullable String password) {

    static Credentials of(SendOptions options, Terminal terminal) {
        String user = options.user();
        String variable = options.passwordVariable();
        if (user == null && variable == null) {
            return new Credentials(null, null);
        }
        if (user == null || variable == null) {
            throw new WrongUsage("--user and --password-env need each other");
        }
        String password = terminal.environment().apply(variable);
        if (password == null) {
            throw new WrongUsage("the environment variable " + variable + " is not set");
        }
        return new Credentials(user, password);
    }

    @Override
    public String toString() {
        return user == null ? "nobody" : user;
    }
}
