/** What is measured where it can be seen: the pool of the sender. */
@NullMarked
package io.github.steadymail.sender;

import org.jspecify.annotations.NullMarked;
