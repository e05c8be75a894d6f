package io.github.steadymail.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.github.steadymail.failure.RetryAction;
import io.github.steadymail.failure.RetryAdvice;
import io.github.steadymail.reply.EnhancedStatusCode;
import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes JSON objects in UTF-8, one a line, and what they have in common. */
final class Json implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .rootValueSeparator("\n")
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator generator;
    private boolean any;

    Json(OutputStream out) throws IOException {
        generator = FACTORY.createGenerator(out);
    }

    /** Writes the fields of one object. */
    interface Fields {
        void write(Json json) throws IOException;
    }

    Json object(Fields fields) throws IOException {
        any = true;
        generator.writeStartObject();
        fields.write(this);
        generator.writeEndObject();
        return this;
    }

    /** Writes a field whose value is an array, one element a call of what {@code elements} calls. */
    Json array(String name, Fields elements) throws IOException {
        generator.writeArrayFieldStart(name);
        elements.write(this);
        generator.writeEndArray();
        return this;
    }

    Json element(String value) throws IOException {
        generator.writeString(value);
        return this;
    }

    Json field(String name, @Nullable Object value) throws IOException {
        generator.writeFieldName(name);
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof Boolean bool) {
            generator.writeBoolean(bool);
        } else if (value instanceof Integer number) {
            generator.writeNumber(number);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            generator.writeNumber(number);
        } else {
            generator.writeString(value.toString());
        }
        return this;
    }

    /** Writes {@code code} and {@code enhanced}; both null where there is no reply, or one without a code. */
    Json codes(Optional<SmtpReply> reply) throws IOException {
        field(
                "code",
                reply.filter(SmtpReply::hasCode).map(r -> r.code().value()).orElse(null));
        return field(
                "enhanced",
                reply.flatMap(SmtpReply::enhanced)
                        .map(EnhancedStatusCode::toString)
                        .orElse(null));
    }

    /** Writes {@code action} and {@code delaySeconds}, the delay before the second attempt; null for never. */
    Json advice(@Nullable RetryAdvice advice) throws IOException {
        if (advice == null || advice.action() == RetryAction.NEVER) {
            return field("action", advice == null ? null : advice.action()).field("delaySeconds", null);
        }
        return field("action", advice.action())
                .field("delaySeconds", advice.delay(1).toSeconds());
    }

    Json seconds(String name, Optional<Duration> duration) throws IOException {
        return field(name, duration.map(Duration::toSeconds).orElse(null));
    }

    /** Hands what was written so far to the stream, and flushes it. */
    void flush() throws IOException {
        generator.flush();
    }

    /** Ends the last line, and flushes; the stream stays open. */
    @Override
    public void close() throws IOException {
        if (any) {
            generator.writeRaw('\n');
        }
        generator.close();
    }
}
