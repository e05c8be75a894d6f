/**
 * What a failure means and what to do about it: kinds, advice, the outcome of each recipient, and the exceptions.
 *
 * <p>Start with {@link io.github.steadymail.failure.SmtpFailure} and
 * {@link io.github.steadymail.failure.ReplyClassifier}.
 */
@NullMarked
package io.github.steadymail.failure;

import org.jspecify.annotations.NullMarked;
