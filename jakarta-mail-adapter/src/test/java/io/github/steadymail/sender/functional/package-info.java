/** What a sender does, over real sockets. */
@NullMarked
package io.github.steadymail.sender.functional;

import org.jspecify.annotations.NullMarked;
