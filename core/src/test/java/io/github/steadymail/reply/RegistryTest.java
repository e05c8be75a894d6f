package io.github.steadymail.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {
    @Test
    void rowsKeepTheirOrderAndTheirEmptyFields() {
        Registry registry = Registry.parse("# code\tmeaning\nb\tsecond\na\t\n", 2);
        assertThat(registry.keys()).containsExactly("b", "a");
        assertThat(registry.field("b", 1)).contains("second");
        assertThat(registry.field("a", 1)).contains("");
        assertThat(registry.field("c", 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad", "bad\ttoo\tmany", "good\tagain"})
    void aBadRowIsNamed(String row) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Registry.parse("good\trow\n" + row + "\n", 2))
                .withMessageContaining(row);
    }

    @Test
    void aMissingTableIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Registry.load("no-such-table.tsv", 2))
                .withMessageContaining("no-such-table.tsv");
    }
}
