/**
 * Reads the text of a reply: its words, the phrases among them, the delay and the details that they give.
 *
 * <p>Internal: knows replies, but neither kinds nor rules. Start with {@link io.github.steadymail.words.ReplyWords} and
 * {@link io.github.steadymail.words.Phrases}.
 */
@NullMarked
package io.github.steadymail.words;

import org.jspecify.annotations.NullMarked;
