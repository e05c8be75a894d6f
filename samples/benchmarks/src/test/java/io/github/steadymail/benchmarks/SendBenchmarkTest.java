package io.github.steadymail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SendBenchmarkTest {
    @Test
    void takesItsOptions() {
        assertThat(SendBenchmark.of(List.of("--quick", "--rows", "pool,allocation")))
                .isNotNull();
        assertThat(SendBenchmark.usage()).contains("flights-1,flights-10,wire-1,wire-10,loopback");
    }

    @Test
    void refusesOthers() {
        assertThatIllegalArgumentException().isThrownBy(() -> SendBenchmark.of(List.of("--fast")));
        assertThatIllegalArgumentException().isThrownBy(() -> SendBenchmark.of(List.of("--rows")));
        assertThatIllegalArgumentException().isThrownBy(() -> SendBenchmark.of(List.of("--rows", "none")));
    }
}
