/** That the comparison is fair, without any timing. */
@NullMarked
package io.github.steadymail.benchmarks;

import org.jspecify.annotations.NullMarked;
