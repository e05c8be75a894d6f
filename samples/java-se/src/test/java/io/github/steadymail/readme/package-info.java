/** Holds the README to its word. */
@NullMarked
package io.github.steadymail.readme;

import org.jspecify.annotations.NullMarked;
