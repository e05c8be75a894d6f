package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.failure.RecipientOutcome;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.reply.ReplyAnomaly;
import io.github.steadymail.reply.SmtpReply;
import io.github.steadymail.scripted.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays every dialogue whole, line by line and octet by octet: what comes of it is always the same. */
class DialogueTest {
    @TestFactory
    Stream<DynamicTest> everyDialogueEndsAsItSays() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Scene scene : Scene.all()) {
            for (Delivery delivery : Delivery.values()) {
                if (delivery == Delivery.WHOLE || !scene.has("whole-only")) {
                    tests.add(DynamicTest.dynamicTest(scene + ", " + delivery, () -> plays(scene, delivery)));
                }
            }
        }
        return tests.stream();
    }

    /** In groups, where the server offers PIPELINING, the outcome is the very same. */
    @TestFactory
    Stream<DynamicTest> everyDialogueEndsTheSameInGroups() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Scene scene : Scene.all()) {
            Optional<String> grouped = Grouped.of(scene);
            if (grouped.isPresent()) {
                for (Delivery delivery : List.of(Delivery.WHOLE, Delivery.BYTE)) {
                    if (delivery == Delivery.WHOLE || !scene.has("whole-only")) {
                        tests.add(DynamicTest.dynamicTest(
                                scene + " in groups, " + delivery,
                                () -> ends(scene, Play.inGroups(scene, grouped.get(), delivery))));
                    }
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests.stream();
    }

    private static void plays(Scene scene, Delivery delivery) throws Exception {
        ends(scene, Play.withSteadymail(scene, delivery));
    }

    private static void ends(Scene scene, Played played) {
        String thrown =
                played.thrown() == null ? "nothing" : played.thrown().getClass().getSimpleName();
        assertThat(thrown).as("thrown: %s", played.thrown()).isEqualTo(scene.required("throws"));
        assertThat(played.thrownByClose()).as("close() never throws").isNull();
        if (!scene.has("deviates")) {
            assertThat(played.deviations())
                    .as("the client follows the dialogue")
                    .isEmpty();
        }
        if (played.thrown() instanceof SmtpFailure failure) {
            tells(scene, failure);
        }
        if (scene.has("receipt")) {
            assertThat(played.receipt()).contains(scene.required("receipt"));
        }
        if (scene.has("events")) {
            assertThat(played.events()).containsExactlyElementsOf(scene.all("events"));
        }
        if (scene.has("arrays")) {
            assertThat(played.arrays()).isEqualTo(scene.required("arrays"));
        }
        for (String secret : scene.all("never-in-message")) {
            assertThat(String.valueOf(played.thrown())).doesNotContain(secret);
        }
    }

    private static void tells(Scene scene, SmtpFailure failure) {
        assertThat(failure.kind().name()).as("%s", failure).isEqualTo(scene.required("kind"));
        assertThat(failure.phase().map(Enum::name).orElse("none")).as("phase").isEqualTo(scene.required("phase"));
        assertThat(failure.reply().map(DialogueTest::code).orElse("none"))
                .as("code")
                .isEqualTo(scene.required("code"));
        assertThat(failure.retryAdvice().action().name()).as("action").isEqualTo(scene.required("action"));
        assertThat(failure.connectionUsable()).as("usable").isEqualTo(scene.has("usable"));
        if (scene.has("outcome")) {
            assertThat(failure.recipients().stream().map(DialogueTest::outcome))
                    .containsExactlyElementsOf(scene.all("outcome"));
        }
        if (scene.has("message-id")) {
            assertThat(failure.messageId()).isPresent();
        }
    }

    private static String code(SmtpReply reply) {
        String enhanced = reply.enhanced().map(e -> " " + e).orElse("");
        boolean ended = !reply.anomalies().contains(ReplyAnomaly.INCOMPLETE);
        return reply.code() + enhanced + (ended ? "" : " incomplete");
    }

    private static String outcome(RecipientOutcome outcome) {
        String code = outcome.reply().map(reply -> " " + reply.code()).orElse("");
        return outcome.address() + " " + outcome.disposition() + code + (outcome.suppress() ? " suppress" : "");
    }
}
