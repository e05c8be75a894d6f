/**
 * The drop-in transport: begin with {@link io.github.steadymail.transport.Steadymail} for its place in a
 * {@link jakarta.mail.Session}, and with {@code FailureTranslator} for exceptions of
 * other transports.
 */
@NullMarked
package io.github.steadymail.transport;

import org.jspecify.annotations.NullMarked;
