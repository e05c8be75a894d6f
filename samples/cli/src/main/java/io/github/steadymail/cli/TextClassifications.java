package io.github.steadymail.cli;

import io.github.steadymail.failure.Classification;
import io.github.steadymail.failure.RetryAction;
import io.github.steadymail.failure.RetryAdvice;
import io.github.steadymail.reply.EnhancedStatusCode;
import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes what replies mean in columns, for people: code, enhanced code, kind, exception, action, delay. */
final class TextClassifications implements ClassificationWriter {
    private static final int KIND = 29;
    private static final int EXCEPTION = 35;

    private final OutputStream out;

    TextClassifications(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(SmtpReply reply, Classification classification) throws IOException {
        StringBuilder line = new StringBuilder(Page.WIDTH);
        append(line, reply.hasCode() ? reply.code().toString() : "---", 4);
        append(line, reply.enhanced().map(EnhancedStatusCode::toString).orElse("-"), 8);
        if (classification.accepts()) {
            line.append("accepted");
        } else {
            append(line, classification.kind().name(), KIND);
            append(line, classification.exceptionType().getSimpleName(), EXCEPTION);
            line.append(action(classification.advice()));
        }
        out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String action(RetryAdvice advice) {
        return advice.action() == RetryAction.LATER
                ? "LATER " + Delays.inWords(advice.delay(1))
                : advice.action().name();
    }

    private static void append(StringBuilder line, String word, int width) {
        line.append(word).append(" ".repeat(Math.max(1, width - word.length())));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
