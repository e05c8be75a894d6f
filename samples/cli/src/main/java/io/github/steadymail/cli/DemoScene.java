package io.github.steadymail.cli;

import io.github.steadymail.scripted.Dialogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One scene of the demonstration: an ordinary session in which the server answers one command in its own way.
 *
 * @param title what the server does
 * @param command the command that it answers so
 * @param answer the lines of its answer
 * @param options how the program is set up
 */
record DemoScene(String title, String command, String answer, Set<String> options) {
    private static final String GOODBYE = "C: QUIT\nS: 221 2.0.0 bye\n";
    private static final String RESET = "C: RSET\nS: 250 2.0.0 reset\n" + GOODBYE;

    static List<DemoScene> all() throws IOException {
        try (InputStream in = Objects.requireNonNull(DemoScene.class.getResourceAsStream("demo.tsv"))) {
            List<DemoScene> scenes = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.startsWith("#")) {
                    String[] columns = line.split("\t", -1);
                    String options = columns.length > 3 ? columns[3] : "";
                    scenes.add(new DemoScene(
                            columns[0],
                            columns[1],
                            columns[2].replace("\\n", "\n"),
                            Set.copyOf(Arrays.asList(options.split(" ", -1)))));
                }
            }
            return scenes;
        }
    }

    /** What the scripted server plays. After the answer in question, it goes on as a server does. */
    Dialogue dialogue() {
        StringBuilder text = new StringBuilder();
        boolean auth = options.contains("auth");
        boolean ended = say(text, "GREETING", "", "220 mail.example.test ready", "")
                || say(text, "EHLO", "C: EHLO *\n", "250-mail.example.test\n250 AUTH LOGIN", "")
                || (auth && say(text, "USER", "C: AUTH LOGIN\n", "334 VXNlcm5hbWU6", ""))
                || (auth && say(text, "", "C: ?\n", "334 UGFzc3dvcmQ6", ""))
                || (auth && say(text, "PASSWORD", "C: ?\n", "235 2.7.0 welcome", ""))
                || say(text, "MAIL", "C: MAIL *\n", "250 2.1.0 sender ok", RESET)
                || say(text, "RCPT", "C: RCPT *\n", "250 2.1.5 recipient ok", RESET)
                || (options.contains("two") && say(text, "RCPT2", "C: RCPT *\n", "250 2.1.5 recipient ok", rest()))
                || say(text, "DATA", "C: DATA\n", "354 go ahead", RESET)
                || say(text, ".", "D: *\n", "250 2.0.0 queued", RESET);
        if (!ended) {
            text.append(GOODBYE);
        }
        String played = text.toString();
        return Dialogue.parse(options.contains("twice") ? played + "--- connection\n" + played : played);
    }

    private String rest() {
        return options.contains("partial") ? "C: DATA\nS: 354 go ahead\nD: *\nS: 250 2.0.0 queued\n" + GOODBYE : RESET;
    }

    /** Appends one exchange. Returns whether the session ends another way after it. */
    private boolean say(StringBuilder text, String name, String asked, String usual, String afterRefusal) {
        text.append(asked);
        boolean own = name.equals(command);
        String said = own ? answer : usual;
        said.lines()
                .forEach(line -> text.append(line.startsWith("X: ") ? "" : "S: ")
                        .append(line)
                        .append('\n'));
        boolean goesOn = (said.startsWith("2") && !said.contains("X: ")) || said.startsWith("3");
        if (!own || goesOn) {
            return false;
        }
        text.append(said.contains("X: ") ? "" : afterRefusal);
        return true;
    }
}
