/**
 * What this library costs: classifying a reply, beside parsing it and beside the same rules as regular expressions; and
 * sending, beside others.
 *
 * <p>Start with {@link io.github.steadymail.benchmarks.Main}; the replies are in {@code replies.txt}, and who sends is in
 * {@link io.github.steadymail.benchmarks.Contender}.
 */
@NullMarked
package io.github.steadymail.benchmarks;

import org.jspecify.annotations.NullMarked;
