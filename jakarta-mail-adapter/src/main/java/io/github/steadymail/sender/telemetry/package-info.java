/**
 * A sender's counters and timers for OpenTelemetry: begin with
 * {@link io.github.steadymail.sender.telemetry.OpenTelemetryListener} and
 * {@link io.github.steadymail.sender.MailSenderBuilder#listener}.
 */
@NullMarked
package io.github.steadymail.sender.telemetry;

import org.jspecify.annotations.NullMarked;
