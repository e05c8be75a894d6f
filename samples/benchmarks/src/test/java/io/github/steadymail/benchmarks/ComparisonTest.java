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
        return printed(comparison);
    }

    private static List<String> printed(Comparison table) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        table.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void hasAColumnForEachThatWasMeasured() {
        comparison.put("speed", "they", "1 ×");
        comparison.put("speed", "we", "2 ×");
        comparison.put("size", "we", "3 bytes");

        assertThat(printed())
                .containsExactly("| | we | they |", "|---|---|---|", "| speed | 2 × | 1 × |", "| size | 3 bytes |  |");
    }

    @Test
    void isNotThereWhereNothingWas() {
        assertThat(printed()).isEmpty();
    }

    @Test
    void isMadeOfFiguresBesideAngusMail() {
        String angus = Contender.ANGUS.label();
        Comparison two = new Comparison(List.of("we", angus));
        Figures figures = new Figures("speed", Map.of("we", new Lap(9, 300, 5), angus, new Lap(6, 200, 20)));

        figures.speedsInto(two);
        figures.cpuInto(two, "CPU");

        assertThat(figures.beside("we", angus)).isEqualTo(1.5);
        assertThat(printed(two))
                .endsWith("| speed | 1.50 × (300/s) | 1.00 × (200/s) |", "| CPU | 0.25 × (5 µs) | 1.00 × (20 µs) |");
    }

    @Test
    void hasNoColumnForSendPartial() {
        assertThat(Contender.columns())
                .doesNotHaveDuplicates()
                .contains(Contender.column(Contender.STEADYMAIL_EAGER_PARTIAL.label()), SmtpSource.LABEL);
    }
}
