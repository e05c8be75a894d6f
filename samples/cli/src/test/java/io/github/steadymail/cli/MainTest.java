package io.github.steadymail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @Test
    void noSubcommandIsWrongUsage() {
        Run run = Run.of();

        assertThat(run.status()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("explain", "classify", "send");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense", "explain", "classify --nonsense", "send --nonsense", "load --nonsense", "--nonsense"
            })
    void wrongUsageIs64(String line) {
        Run run = Run.of(line.split(" "));

        assertThat(run.status()).isEqualTo(64);
        assertThat(run.err()).isNotEmpty();
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "explain --help", "classify --help", "send --help", "load --help"})
    void helpFitsTheTerminal(String line) {
        Run run = Run.of(line.split(" "));

        assertThat(run.status()).isZero();
        assertThat(run.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(100));
    }
}
