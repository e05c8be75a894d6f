package io.github.steadymail.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link ScriptedServer} says and what it expects, written like a session log. Immutable.
 *
 * <pre>
 * # comment, like blank lines ignored
 * S: text         the server sends the text and CRLF; adjacent S: and S| lines leave in one write
 * S| text         the server sends the text without line end
 * S* N text       the server sends the text and CRLF N times; "forever" ends with the peer or after 64 MiB
 * C: text         the client sends this line; the verb matches in any case, * is any text, \* a star,
 *                 "..." at the end is like *
 * C: ?            the client sends any line
 * D: text         the client sends this line of message content, before undoing dot-stuffing; * is any text
 * D: .            the client sends the lone dot that ends the content
 * D: *            the client sends any lines of content up to and including the lone dot
 * B: N            the client sends N octets of a BDAT chunk
 * B: *            the client sends as many octets as its last BDAT command has announced and are still missing
 * X: fin          the server closes and does not mind what the client still sends
 * X: rst          the server resets the connection
 * X: silent       the server says nothing more; the client may send anything until it closes
 * X: wait         the client closes and sends nothing before
 * X: half         the server closes its sending side only; further S lines send nothing
 * X: starttls     the server starts TLS
 * X: sleep N      the server does nothing for N ms, 2000 at most
 * --- connection  what follows is for the next connection
 * --- loop        what follows is for the next connection and, when all is played, again and again for further
 *                 ones; if nothing follows, this holds for the connection before
 * </pre>
 *
 * <p>Server texts have the escapes {@code \r \n \t \0 \\ \xHH}. At the end of a connection's lines the server closes;
 * whatever the client sends beyond them is a deviation, and so is a connection that is not in the dialogue.
 */
public final class Dialogue {

    private final List<String> lines;
    private final Script script;
    private final Cut cut;

    private Dialogue(List<String> lines, Cut cut) {
        this.lines = List.copyOf(lines);
        this.script = DialogueParser.parse(lines);
        this.cut = cut;
    }

    /**
     * Parses a dialogue.
     *
     * @param text the lines
     * @return the dialogue
     * @throws IllegalArgumentException naming the first line that cannot be understood
     */
    public static Dialogue parse(String text) {
        return new Dialogue(text.lines().toList(), Cut.NEVER);
    }

    /**
     * Counts the {@code S:}, {@code S|} and {@code S*} lines of all connections.
     *
     * @return the number of lines the server speaks
     */
    public int replies() {
        return spoken().size();
    }

    /**
     * Returns one of the server's lines as it is written, without its {@code S:}, {@code S|} or {@code S*}.
     *
     * @param index from 0, below {@link #replies()}
     * @return the text
     */
    public String reply(int index) {
        String line = lines.get(lineOf(index));
        return line.length() > 3 ? line.substring(3) : "";
    }

    /**
     * Replaces one of the server's lines.
     *
     * @param index from 0, below {@link #replies()}
     * @param newLines any number of lines; one that is no line of a dialogue is taken for an {@code S:} text
     * @return a changed copy, with the same cut
     */
    public Dialogue replaceReply(int index, String newLines) {
        List<String> changed = new ArrayList<>(lines);
        int at = lineOf(index);
        changed.remove(at);
        changed.addAll(
                at,
                newLines.lines()
                        .map(line -> DialogueParser.isDirective(line) ? line : "S: " + line)
                        .toList());
        return new Dialogue(changed, cut);
    }

    /**
     * Closes the first connection as soon as the server has sent so many octets.
     *
     * @param octets from 0, counted inside TLS; without effect if it exceeds {@link #serverBytes()}
     * @return a changed copy; it has one cut, the latest
     */
    public Dialogue cutAfterServerByte(long octets) {
        return cutAfterServerByte(octets, Hangup.FIN);
    }

    /**
     * Ends the first connection as soon as the server has sent so many octets.
     *
     * @param octets from 0, counted inside TLS; without effect if it exceeds {@link #serverBytes()}
     * @param how the way of ending
     * @return a changed copy; it has one cut, the latest
     */
    public Dialogue cutAfterServerByte(long octets, Hangup how) {
        return new Dialogue(lines, Cut.afterSent(octets, how));
    }

    /**
     * Closes the first connection as soon as the server has taken so many octets, before it answers them. What the
     * client sends beyond them is not recorded.
     *
     * @param octets from 0, counted inside TLS
     * @return a changed copy; it has one cut, the latest
     */
    public Dialogue cutAfterClientByte(long octets) {
        return cutAfterClientByte(octets, Hangup.FIN);
    }

    /**
     * Ends the first connection as soon as the server has taken so many octets, before it answers them. What the client
     * sends beyond them is not recorded.
     *
     * @param octets from 0, counted inside TLS
     * @param how the way of ending
     * @return a changed copy; it has one cut, the latest
     */
    public Dialogue cutAfterClientByte(long octets, Hangup how) {
        return new Dialogue(lines, Cut.afterConsumed(octets, how));
    }

    /**
     * Counts what the server sends in the first connection if every line of it is played.
     *
     * @return the octets
     */
    public long serverBytes() {
        return connection(0).orElse(List.of()).stream()
                .mapToLong(step -> step instanceof Step.Say say
                        ? say.times() * say.octets().length()
                        : 0)
                .sum();
    }

    /** Returns the lines of the dialogue. */
    @Override
    public String toString() {
        return String.join("\n", lines);
    }

    Optional<List<Step>> connection(int index) {
        return script.connection(index);
    }

    Cut cut(int connection) {
        return connection == 0 ? cut : Cut.NEVER;
    }

    private int lineOf(int reply) {
        return spoken().get(reply) - 1;
    }

    private List<Integer> spoken() {
        return script.connections().stream()
                .flatMap(List::stream)
                .filter(Step.Say.class::isInstance)
                .map(Step::line)
                .toList();
    }
}
