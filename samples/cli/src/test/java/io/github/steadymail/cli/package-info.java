/** Tests of the command line. */
@NullMarked
package io.github.steadymail.cli;

import org.jspecify.annotations.NullMarked;
