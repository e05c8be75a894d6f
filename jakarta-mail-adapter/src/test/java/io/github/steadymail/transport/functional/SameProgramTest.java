package io.github.steadymail.transport.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.steadymail.scripted.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the same program on plain Angus Mail and on ours: the same catches catch, the same listeners hear the same, the
 * same arrays and the same chain come back, but for what a dialogue says, and {@code docs/differences.md} with it.
 */
class SameProgramTest {
    @TestFactory
    Stream<DynamicTest> whatOldProgramsSeeStaysTheSame() {
        return Scene.all().stream()
                .filter(scene -> !scene.required("angus").startsWith("not run"))
                .map(scene -> DynamicTest.dynamicTest(scene.name(), () -> compare(scene)));
    }

    @TestFactory
    Stream<DynamicTest> everyDifferenceStandsInTheDocument() {
        String document = document();
        return Scene.all().stream()
                .flatMap(scene -> scene.all("because").stream())
                .distinct()
                .map(reason -> DynamicTest.dynamicTest(
                        reason, () -> assertThat(document).contains("| " + reason + " |")));
    }

    private static void compare(Scene scene) throws Exception {
        Played old = Play.withAngus(scene);
        Played ours = Play.withSteadymail(scene, Delivery.WHOLE);
        String angus =
                old.thrown() == null ? "nothing" : old.thrown().getClass().getSimpleName();
        assertThat(angus)
                .as("%s: plain Angus Mail throws: %s", scene, old.thrown())
                .isEqualTo(scene.required("angus"));

        List<String> different = Arrays.asList(scene.one("differs").orElse("").split(" "));
        if (scene.has("differs")) {
            assertThat(scene.all("because")).as("why it differs").isNotEmpty();
        }
        boolean bothFailed = !old.arrays().equals("none") && !ours.arrays().equals("none");
        compare(scene, different, "caught", old.caughtAs(), ours.caughtAs());
        if (bothFailed) {
            compare(scene, different, "arrays", old.arrays(), ours.arrays());
        }
        compare(scene, different, "events", old.events(), ours.events());
        if (old.thrown() != null && ours.thrown() != null) {
            compare(scene, different, "chain", old.chain(true), ours.chain(false));
        }
    }

    private static void compare(Scene scene, List<String> different, String aspect, Object old, Object ours) {
        if (different.contains(aspect)) {
            assertThat(ours).as("%s: %s is said to differ", scene, aspect).isNotEqualTo(old);
        } else {
            assertThat(ours).as("%s: %s", scene, aspect).isEqualTo(old);
        }
    }

    private static String document() {
        try {
            Path module = Path.of(Objects.requireNonNull(System.getProperty("basedir"), "basedir"));
            return Files.readString(module.resolveSibling("docs").resolve("differences.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
