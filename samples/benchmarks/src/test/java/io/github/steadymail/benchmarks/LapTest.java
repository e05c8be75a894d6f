package io.github.steadymail.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LapTest {
    @Test
    void hasAMedianOfEachFigure() {
        List<Lap> laps = List.of(new Lap(1, 10, 7), new Lap(2, 30, 5), new Lap(4, 20, 9));

        assertThat(Lap.median(laps)).isEqualTo(new Lap(7, 20, 7));
        assertThat(Lap.median(laps.subList(0, 2))).isEqualTo(new Lap(3, 20, 6));
    }
}
