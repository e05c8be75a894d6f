package io.github.steadymail.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of a dialogue into the steps of its connections. */
final class DialogueParser {

    private static final Pattern DIRECTIVE = Pattern.compile("(S[:|*]|[CDBX]:)(?: (.*))?", Pattern.DOTALL);
    private static final Pattern COPIES = Pattern.compile("(forever|\\d{1,8})(?: (.*))?", Pattern.DOTALL);
    private static final Pattern SLEEP = Pattern.compile("sleep (\\d{1,4})");
    private static final int LONGEST_SLEEP = 2000;
    private static final long MOST_OCTETS = 64L * 1024 * 1024;

    private final List<List<Step>> connections = new ArrayList<>();
    private List<Step> current = new ArrayList<>();
    private int loop = Integer.MAX_VALUE;
    private boolean inContent;

    private DialogueParser() {}

    static boolean isDirective(String line) {
        return DIRECTIVE.matcher(line).matches() || line.startsWith("--- ") || line.startsWith("#");
    }

    static Script parse(List<String> lines) {
        DialogueParser parser = new DialogueParser();
        for (int i = 0; i < lines.size(); i++) {
            try {
                parser.line(i + 1, lines.get(i));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        parser.next();
        List<List<Step>> connections = List.copyOf(parser.connections);
        if (parser.loop < connections.size() || parser.loop == Integer.MAX_VALUE) {
            return new Script(connections, parser.loop);
        }
        require(!connections.isEmpty(), "there is no connection to repeat");
        return new Script(connections, connections.size() - 1);
    }

    private void line(int number, String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        String stripped = line.stripTrailing();
        if (stripped.equals("--- connection")) {
            next();
        } else if (stripped.equals("--- loop")) {
            next();
            require(loop == Integer.MAX_VALUE, "only one `--- loop`");
            loop = connections.size();
        } else {
            Matcher directive = DIRECTIVE.matcher(line);
            require(directive.matches(), "not a line of a dialogue: `" + line + "`");
            String text = directive.group(2);
            add(step(number, directive.group(1), text == null ? "" : text));
        }
    }

    private void next() {
        inContent = false;
        if (!current.isEmpty()) {
            connections.add(List.copyOf(current));
            current = new ArrayList<>();
        }
    }

    private void add(Step step) {
        if (step instanceof Step.Content content) {
            inContent = !content.toTheEnd() && !content.pattern().equals(".");
        } else if (step instanceof Step.Expect || step instanceof Step.Chunk || step instanceof Step.StartTls) {
            require(!inContent, "the message content before must end with `D: .` or `D: *`");
        }
        current.add(step);
    }

    private static Step step(int line, String kind, String text) {
        return switch (kind) {
            case "S:" -> new Step.Say(line, 1, Text.unescape(text) + "\r\n");
            case "S|" -> new Step.Say(line, 1, Text.unescape(text));
            case "S*" -> repeat(line, text);
            case "C:" -> new Step.Expect(line, text);
            case "D:" -> new Step.Content(line, text);
            case "B:" -> chunk(line, text.strip());
            default -> action(line, text.strip());
        };
    }

    private static Step repeat(int line, String text) {
        Matcher copies = COPIES.matcher(text);
        require(copies.matches(), "expected `S* N text` or `S* forever text`");
        String repeated = copies.group(2);
        String octets = Text.unescape(repeated == null ? "" : repeated) + "\r\n";
        long most = MOST_OCTETS / octets.length();
        String times = copies.group(1);
        long count = times.equals("forever") ? most : Long.parseLong(times);
        require(count <= most, "more than 64 MiB");
        return new Step.Say(line, count, octets);
    }

    private static Step chunk(int line, String text) {
        require(text.matches("\\*|\\d{1,8}"), "expected `B: N` or `B: *`");
        return new Step.Chunk(line, text.equals("*") ? Step.Chunk.AS_ANNOUNCED : Integer.parseInt(text));
    }

    private static Step action(int line, String text) {
        return switch (text) {
            case "fin" -> new Step.Leave(line, Hangup.FIN);
            case "rst" -> new Step.Leave(line, Hangup.RST);
            case "silent" -> new Step.Leave(line, Hangup.SILENCE);
            case "wait" -> new Step.AwaitClose(line);
            case "half" -> new Step.HalfClose(line);
            case "starttls" -> new Step.StartTls(line);
            default -> sleep(line, text);
        };
    }

    private static Step sleep(int line, String text) {
        Matcher sleep = SLEEP.matcher(text);
        require(sleep.matches(), "unknown action `X: " + text + "`");
        int millis = Integer.parseInt(sleep.group(1));
        require(millis <= LONGEST_SLEEP, "a sleep lasts at most " + LONGEST_SLEEP + " ms");
        return new Step.Sleep(line, millis);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
