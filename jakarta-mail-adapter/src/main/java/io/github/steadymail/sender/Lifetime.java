package io.github.steadymail.sender;

import java.time.Duration;

/**
 * How long a connection is kept.
 *
 * @param age since it was opened
 * @param idle since its last message
 * @param messages how many it may send
 * @param unasked after what silence the server is asked whether it is still there
 */
record Lifetime(Duration age, Duration idle, int messages, Duration unasked) {}
