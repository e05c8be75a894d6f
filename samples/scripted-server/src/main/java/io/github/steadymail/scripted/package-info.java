/** A scripted SMTP server: dialogues written like session logs, played over real sockets. */
@NullMarked
package io.github.steadymail.scripted;

import org.jspecify.annotations.NullMarked;
