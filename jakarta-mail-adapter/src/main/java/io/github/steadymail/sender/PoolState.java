package io.github.steadymail.sender;

/**
 * How a sender's pool is at one moment.
 *
 * @param inUse connections that are lent, or being opened
 * @param idle connections that are open and wait
 * @param waiting threads that wait for a connection
 * @param queued asynchronous sends that have not begun
 */
public record PoolState(int inUse, int idle, int waiting, int queued) {}
