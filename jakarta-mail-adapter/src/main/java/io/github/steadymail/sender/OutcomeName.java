package io.github.steadymail.sender;

import io.github.steadymail.failure.Outcome;

/** What counters and recordings call an outcome. */
final class OutcomeName {
    private OutcomeName() {}

    static String of(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            return "accepted";
        }
        if (outcome instanceof Outcome.InPart) {
            return "in_part";
        }
        return outcome instanceof Outcome.Unknown ? "unknown" : "failed";
    }
}
