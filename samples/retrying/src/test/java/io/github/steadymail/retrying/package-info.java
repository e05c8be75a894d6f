/** Holds docs/retrying.md to its word. */
@NullMarked
package io.github.steadymail.retrying;

import org.jspecify.annotations.NullMarked;
