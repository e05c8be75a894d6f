/**
 * What classifying a reply costs, beside parsing it and beside the same rules as regular expressions.
 *
 * <p>Start with {@link io.github.steadymail.benchmarks.Main}; the replies are in {@code replies.txt}.
 */
@NullMarked
package io.github.steadymail.benchmarks;

import org.jspecify.annotations.NullMarked;
