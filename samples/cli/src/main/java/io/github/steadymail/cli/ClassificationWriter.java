package io.github.steadymail.cli;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.reply.SmtpReply;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;

/** Writes what replies mean, one line a reply. */
interface ClassificationWriter extends Closeable, Flushable {

    /** Writes one line; the classification's own reply is not asked, for it may be absent. */
    void write(SmtpReply reply, Classification classification) throws IOException;
}
