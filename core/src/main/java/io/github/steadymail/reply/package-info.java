/**
 * What an SMTP server says: pure values, parsed from the wire, that know nothing of Jakarta Mail.
 *
 * <p>Start with {@link io.github.steadymail.reply.SmtpReply} and {@link io.github.steadymail.reply.ReplyCode}.
 */
@NullMarked
package io.github.steadymail.reply;

import org.jspecify.annotations.NullMarked;
