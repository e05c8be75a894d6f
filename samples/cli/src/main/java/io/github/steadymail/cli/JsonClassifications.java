package io.github.steadymail.cli;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Writes what replies mean as JSON; of a reply that refuses nothing, all but code and rule is null. */
final class JsonClassifications implements ClassificationWriter {
    private final Json json;

    JsonClassifications(OutputStream out) throws IOException {
        this.json = new Json(out);
    }

    @Override
    public void write(SmtpReply reply, Classification classification) throws IOException {
        boolean failed = !classification.accepts();
        json.object(object -> object.codes(Optional.of(reply))
                .field("kind", failed ? classification.kind() : null)
                .field("exception", failed ? classification.exceptionType().getSimpleName() : null)
                .field("permanent", failed ? classification.permanent() : null)
                .advice(failed ? classification.advice() : null)
                .seconds("hintSeconds", classification.statedDelay())
                .field("rule", classification.rule())
                .field("words", classification.words().orElse(null)));
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
