/**
 * A sender with a pool of connections: begin with {@link io.github.steadymail.sender.MailSender} and
 * {@link io.github.steadymail.sender.MailSenderBuilder}.
 */
@NullMarked
package io.github.steadymail.sender;

import org.jspecify.annotations.NullMarked;
