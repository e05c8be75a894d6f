/**
 * Steadymail on the command line.
 *
 * <p>Start with {@link io.github.steadymail.cli.Main}; each subcommand is a class of its own, such as {@code Explain}.
 */
@NullMarked
package io.github.steadymail.cli;

import org.jspecify.annotations.NullMarked;
