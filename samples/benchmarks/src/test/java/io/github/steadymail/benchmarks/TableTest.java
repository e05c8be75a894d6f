package io.github.steadymail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Limit TWICE = Limit.atLeast(2, "%.1f ×");
    private static final Limit FEW = Limit.atMost(16, "%.0f bytes");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Table table = new Table(new PrintStream(printed, true, StandardCharsets.UTF_8));

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void isInMarkdown() {
        table.row("speed", 2.5, TWICE);
        table.row("size", "15 bytes, or so", 15, FEW);
        table.note("a third's", "not installed");

        assertThat(printed().lines())
                .containsExactly(
                        "| what | measured | must reach | met |",
                        "|---|---|---|---|",
                        "| speed | 2.5 × | ≥ 2.0 × | yes |",
                        "| size | 15 bytes, or so | ≤ 16 bytes | yes |",
                        "| a third's | not installed |  |  |");
    }

    @Test
    void meetsLimitsAtTheLimit() {
        table.row("speed", 2, TWICE);
        table.row("size", 16, FEW);

        assertThat(table.allMet()).isTrue();
    }

    @Test
    void missesALimitForGood() {
        table.row("size", 17, FEW);
        table.row("speed", 2, TWICE);

        assertThat(table.allMet()).isFalse();
        assertThat(printed()).contains("| size | 17 bytes | ≤ 16 bytes | **no** |");
    }

    @Test
    void missesALimitWhereNothingWasMeasured() {
        table.row("speed", Double.NaN, TWICE);

        assertThat(table.allMet()).isFalse();
    }

    @Test
    void asksNothingOfWhatIsNotThere() {
        table.note("a third's", "not installed");

        assertThat(table.allMet()).isTrue();
    }
}
