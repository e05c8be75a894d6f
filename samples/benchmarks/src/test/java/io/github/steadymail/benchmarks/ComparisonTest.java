package io.github.steadymail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Comparison comparison = new Comparison(List.of("we", "they", "nobody"));

    private List<String> printed() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        comparison.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void hasARowForEachThatWasMeasured() {
        comparison.put("they", "speed", "1 ×");
        comparison.put("we", "speed", "2 ×");
        comparison.put("we", "size", "3 bytes");

        assertThat(printed())
                .containsExactly("| | speed | size |", "|---|---|---|", "| we | 2 × | 3 bytes |", "| they | 1 × |  |");
    }

    @Test
    void isNotThereWhereNothingWas() {
        assertThat(printed()).isEmpty();
    }

    @Test
    void isMadeOfFiguresBesideAngusMail() {
        Figures figures =
                new Figures("speed", Map.of("we", new Lap(9, 300, 5), Contender.ANGUS.label(), new Lap(6, 200, 20)));

        figures.speedsInto(comparison);
        figures.cpuInto(comparison, "CPU");

        assertThat(figures.beside("we", Contender.ANGUS.label())).isEqualTo(1.5);
        assertThat(printed())
                .contains("| we | 1.50 × (300/s) | 0.25 × (5 µs) |")
                .contains("| " + Contender.ANGUS.label() + " | 1.00 × (200/s) | 1.00 × (20 µs) |");
    }
}
