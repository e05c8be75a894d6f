package io.github.steadymail.benchmarks;

/**
 * What the rows of the table are measured with.
 *
 * @param servers the servers that take the mail
 * @param table the table
 * @param quick whether a rough figure will do
 */
record Course(ServersProcess servers, Table table, boolean quick) {
    /** How long is measured: the first in a full run, the second in a quick one. */
    Pace pace(Pace full, Pace rough) {
        return quick ? rough : full;
    }
}
