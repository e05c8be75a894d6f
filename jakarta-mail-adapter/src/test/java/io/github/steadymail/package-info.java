@NullMarked
package io.github.steadymail;

import org.jspecify.annotations.NullMarked;
