package io.github.steadymail.sender;

import io.github.steadymail.failure.SmtpFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * An attempt to open a connection that has ended.
 *
 * @param server where to
 * @param failure why it failed; empty if it is open and logged in
 * @param took how long look-up, TCP, TLS, EHLO and AUTH took
 */
public record FinishedConnect(ServerAddress server, Optional<SmtpFailure> failure, Duration took) {}
