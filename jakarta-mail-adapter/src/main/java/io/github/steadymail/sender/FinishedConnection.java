package io.github.steadymail.sender;

import java.time.Duration;

/**
 * A connection that was closed.
 *
 * @param server where to
 * @param messages how many it has sent
 * @param lasted how long it was open
 */
public record FinishedConnection(ServerAddress server, int messages, Duration lasted) {}
