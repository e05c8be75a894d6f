package io.github.steadymail.benchmarks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the figures are measured with, and where they go.
 *
 * @param servers the servers that take the mail
 * @param table what must be reached
 * @param comparison who reached what
 * @param quick whether a rough figure will do
 */
record Course(ServersProcess servers, Table table, Comparison comparison, boolean quick) {
    private static final Set<Contender> LEFT_OUT =
            EnumSet.of(Contender.SPRING, Contender.TRANSPORT_SEND, Contender.SIMPLE_JAVA_MAIL);

    /** Those of some contenders that are measured: in a quick run not those that are slow, or like another. */
    Contender[] among(Contender... contenders) {
        return Arrays.stream(contenders)
                .filter(contender -> !quick || !LEFT_OUT.contains(contender))
                .toArray(Contender[]::new);
    }

    /** How long is measured: the first in a full run, the second in a quick one. */
    Pace pace(Pace full, Pace rough) {
        return quick ? rough : full;
    }
}
