package io.github.steadymail.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Dialogue} as a value. */
class DialogueTest {

    private static final Dialogue DIALOGUE =
            Dialogue.parse("# x\nS: 220 a\nC: QUIT\nS| 22\nS:\n--- connection\nS* 2 b");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s: 220",
                "S:220",
                "220 a",
                "S: \\q",
                "S: \\",
                "S: \\x1",
                "S| \\xg0",
                "S* text",
                "S* 100000000 x",
                "S* 99999999 x",
                "B: x",
                "B:",
                "X: jump",
                "X: sleep",
                "X: sleep 2001",
                "--- elsewhere",
                "--- loop\n#",
                "--- loop\nS: a\n--- loop",
                "D: a\nC: QUIT",
            })
    void refuses(String lines) {
        assertThatThrownBy(() -> Dialogue.parse(lines)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheLineItRefuses() {
        assertThatThrownBy(() -> Dialogue.parse("S: a\n\nQUIT"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 3: not a line of a dialogue: `QUIT`");
    }

    @Test
    void namesReplies() {
        assertThat(DIALOGUE.replies()).isEqualTo(4);
        assertThat(DIALOGUE.reply(0)).isEqualTo("220 a");
        assertThat(DIALOGUE.reply(1)).isEqualTo("22");
        assertThat(DIALOGUE.reply(2)).isEmpty();
        assertThat(DIALOGUE.reply(3)).isEqualTo("2 b");
        assertThatThrownBy(() -> DIALOGUE.reply(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void replacesReplies() {
        assertThat(DIALOGUE.replaceReply(0, "421 no\nX: rst").replaceReply(3, ""))
                .hasToString("# x\nS: 421 no\nX: rst\nC: QUIT\nS| 22\nS:\n--- connection");
        assertThat(DIALOGUE).hasToString("# x\nS: 220 a\nC: QUIT\nS| 22\nS:\n--- connection\nS* 2 b");
    }

    @Test
    void refusesNegativeNumbers() {
        assertThatThrownBy(() -> DIALOGUE.cutAfterClientByte(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DIALOGUE.cutAfterServerByte(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Options.defaults().waitingAtMost(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
