/** What the transport does, seen from outside: one dialogue, a text file, for each behaviour. */
@NullMarked
package io.github.steadymail.transport.foreign;

import org.jspecify.annotations.NullMarked;
