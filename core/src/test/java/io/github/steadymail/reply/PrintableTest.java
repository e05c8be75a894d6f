package io.github.steadymail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "550 5.1.1 no such user", "grüß dich", "メール", "post 📮 box"})
    void plainTextStaysAsItIs(String text) {
        assertThat(Printable.of(text, 100)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\r\nb", "a\n\r\r\nb"})
    void lineBreaksBecomeOneSpace(String text) {
        assertThat(Printable.of(text, 100)).isEqualTo("a b");
    }

    @Test
    void lineBreaksAtTheEdgesAreSpacesToo() {
        assertThat(Printable.of("\nx\r\n", 100)).isEqualTo(" x ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\0b",
                "a\tb",
                "a\u001bb",
                "a\u007fb",
                "a\u0085b",
                "a\u009bb",
                "a\u00adb",
                "a\u200bb",
                "a\u202eb",
                "a\u2028b",
                "a\u2029b",
                "a\u2066b",
                "a\ufeffb",
                "a\ud800b",
                "a\udc00b",
                "a\u0378b",
                "a\udb40\udc01b"
            })
    void whatCannotBeSeenBecomesAQuestionMark(String text) {
        assertThat(Printable.of(text, 100)).isEqualTo("a?b");
    }

    @ParameterizedTest
    @CsvSource({"abcd, 4, abcd", "abcde, 4, abc…", "abcde, 1, …", "a, 1, a", "ab, 1, …", "a📮, 3, a📮", "a📮, 2, a…"})
    void aLongerTextEndsInAnEllipsis(String text, int maxLength, String printed) {
        assertThat(Printable.of(text, maxLength)).isEqualTo(printed);
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(Printable.of("a📮bc", 3)).isEqualTo("a…");
        assertThat(Printable.of("📮📮📮", 4)).isEqualTo("📮…");
    }

    @Property
    void whateverComesOneShortLineIsPrinted(@ForAll String text, @ForAll @IntRange(min = 1, max = 30) int maxLength) {
        String printed = Printable.of(text, maxLength);
        assertThat(printed.length()).isLessThanOrEqualTo(maxLength);
        assertThat(printed.codePoints())
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                        || Character.getType(c) == Character.SURROGATE);
        assertThat(Printable.of(printed, maxLength)).isEqualTo(printed);
    }
}
