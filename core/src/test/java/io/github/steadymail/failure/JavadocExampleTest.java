package io.github.steadymail.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the examples in the exceptions' Javadoc: each makes the class that it stands in. */
class JavadocExampleTest {
    private static final Path SOURCES = Path.of(Objects.requireNonNull(System.getProperty("basedir"), "basedir"))
            .resolve("src/main/java/io/github/steadymail/failure");
    /** No reply decides these. */
    private static final Set<FailureType> WITHOUT_EXAMPLE =
            Set.of(FailureType.INVALID_MESSAGE, FailureType.OUTCOME_UNKNOWN, FailureType.TRANSMISSION);

    private static final Pattern EXAMPLE = Pattern.compile("<dt>Example<dd>\\{@code ([^}]+)}(?: at ([A-Z_]+))?\n");

    @ParameterizedTest
    @EnumSource
    void theExampleMakesTheClass(FailureType type) throws IOException {
        Path source = SOURCES.resolve(type.exceptionClass().getSimpleName() + ".java");
        Matcher example = EXAMPLE.matcher(Files.readString(source));
        assertThat(example.find()).isEqualTo(!WITHOUT_EXAMPLE.contains(type));
        if (WITHOUT_EXAMPLE.contains(type)) {
            return;
        }
        if (example.group(2) == null) {
            assertThat(SmtpFailureBuilder.of(outcomes(example.group(1))).build().getClass())
                    .isEqualTo(type.exceptionClass());
        } else {
            assertThat(classify(SmtpPhase.valueOf(example.group(2)), example.group(1))
                            .exceptionType())
                    .isEqualTo(type.exceptionClass());
        }
    }

    /** Replies to several recipients. */
    private static List<RecipientOutcome> outcomes(String replies) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        for (String reply : replies.split("; ", -1)) {
            Classification meaning = classify(SmtpPhase.RCPT, reply);
            String address = "r" + outcomes.size() + "@example.test";
            outcomes.add(
                    meaning.accepts()
                            ? RecipientOutcome.accepted(address, SmtpReply.parse(reply))
                            : RecipientOutcome.refused(address, meaning));
        }
        return outcomes;
    }

    private static Classification classify(SmtpPhase phase, String reply) {
        return ReplyClassifier.standard().classify(phase, SmtpReply.parse(reply));
    }
}
