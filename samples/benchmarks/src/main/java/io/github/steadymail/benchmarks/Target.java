package io.github.steadymail.benchmarks;

/**
 * What is sent, where to, and by how many.
 *
 * @param port a port of 127.0.0.1
 * @param mail the message
 * @param senders how many threads send at a time
 */
record Target(int port, Mail mail, int senders) {
    static final String HOST = "127.0.0.1";
}
