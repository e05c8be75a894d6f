package io.github.steadymail.cli;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import org.jspecify.annotations.Nullable;

/**
 * One line of what {@code classify} reads.
 *
 * @param phase where the reply was said, null for {@code -}
 * @param reply what was said
 */
record ReplyLine(@Nullable SmtpPhase phase, SmtpReply reply) {}
