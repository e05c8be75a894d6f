package io.github.steadymail.sender;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * How asynchronous sends wait and run.
 *
 * @param queue how many may wait
 * @param threads how many run at a time
 * @param executor where they run, null for threads of our own
 * @param timers where they are told that their time passed in the queue
 */
record Backlog(int queue, int threads, @Nullable Executor executor, Timers timers) {}
