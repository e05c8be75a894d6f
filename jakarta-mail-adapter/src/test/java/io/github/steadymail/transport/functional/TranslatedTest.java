package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.transport.FailureTranslator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every dialogue on plain Angus Mail and translates what that throws: it means what ours would have said, but for
 * what the exception has lost, and then the dialogue says what is left.
 */
class TranslatedTest {
    @TestFactory
    Stream<DynamicTest> whatPlainAngusMailThrowsIsTranslated() {
        return Scene.all().stream()
                .filter(scene -> !scene.required("angus").matches("not run.*|nothing"))
                .map(scene -> DynamicTest.dynamicTest(scene.name(), () -> translated(scene)));
    }

    private static void translated(Scene scene) throws Exception {
        Played old = Play.withAngus(scene);
        if (!(old.thrown() instanceof Exception thrown)) {
            assertThat(old.thrown()).isInstanceOf(Error.class);
            return;
        }
        Optional<SmtpFailure> failure = FailureTranslator.translate(thrown, null, Play.recipients(scene));
        assertThat(failure.map(TranslatedTest::inShort).orElse("nothing"))
                .as("%s", thrown)
                .isEqualTo(scene.one("translated").orElseGet(() -> asOurs(scene)));
        if (failure.isPresent()) {
            SmtpFailure found = failure.get();
            assertThat(found.exception().getNextException()).isSameAs(thrown);
            assertThat(found.exception().getStackTrace())
                    .as("a trace of its own")
                    .isEmpty();
            assertThat(found.connectionUsable()).isFalse();
            if (!scene.has("translated") && !found.recipients().isEmpty()) {
                assertThat(found.recipients().stream().map(r -> r.address() + " " + r.disposition()))
                        .containsExactlyElementsOf(scene.all("outcome").stream()
                                .map(TranslatedTest::withoutReply)
                                .toList());
            }
        }
    }

    private static String asOurs(Scene scene) {
        String thrown = scene.required("throws");
        return thrown.equals("nothing")
                ? thrown
                : String.join(" ", thrown, scene.required("kind"), scene.required("phase"), scene.required("action"));
    }

    private static String inShort(SmtpFailure failure) {
        return failure.getClass().getSimpleName() + " " + failure.kind() + " "
                + failure.phase().map(Enum::name).orElse("none") + " "
                + failure.retryAdvice().action();
    }

    private static String withoutReply(String outcome) {
        int second = outcome.indexOf(' ', outcome.indexOf(' ') + 1);
        return second < 0 ? outcome : outcome.substring(0, second);
    }
}
