package io.github.steadymail.transport.functional;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a dialogue that was written in lock step into the one that a client has who sends the envelope in a group: what
 * it would not have said any more is read as well, before the last reply, and gets an echo where the connection lives on.
 */
final class Grouped {
    private static final String ECHO = "S: 503 5.5.1 bad sequence of commands";

    private final Scene scene;
    private final List<String> lines;

    private Grouped(Scene scene) {
        this.scene = scene;
        this.lines = scene.dialogue().lines().toList();
    }

    /** The dialogue in groups; nothing where the server does not offer that, or it comes to no envelope. */
    static Optional<String> of(Scene scene) throws MessagingException {
        boolean offered =
                scene.dialogue().contains("PIPELINING") && scene.dialogue().contains("\nC: MAIL");
        boolean once = scene.one("times").isEmpty() && !scene.dialogue().contains("--- connection");
        return offered && once ? Optional.of(new Grouped(scene).dialogue()) : Optional.empty();
    }

    private String dialogue() throws MessagingException {
        int last = -1;
        int next = lines.size();
        int recipients = 0;
        boolean data = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean envelope = line.startsWith("C: MAIL") || line.startsWith("C: RCPT") || line.startsWith("C: DATA");
            if (envelope) {
                last = i;
                recipients += line.startsWith("C: RCPT") ? 1 : 0;
                data |= line.startsWith("C: DATA");
            } else if (last >= 0 && (line.startsWith("C:") || line.startsWith("D:") || line.startsWith("X:"))) {
                next = i;
                break;
            }
        }
        List<String> missing = new ArrayList<>();
        int all = Play.recipients(scene).length;
        for (int i = recipients; i < all; i++) {
            missing.add("C: RCPT *");
        }
        if (!data && joinsData(all)) {
            missing.add("C: DATA");
        }
        boolean livesOn = next < lines.size() && lines.get(next).startsWith("C:");
        List<String> grouped = new ArrayList<>(lines.subList(0, last + 1));
        grouped.addAll(missing);
        grouped.addAll(lines.subList(last + 1, next));
        if (livesOn) {
            missing.forEach(command -> grouped.add(ECHO));
        }
        grouped.addAll(lines.subList(next, lines.size()));
        return String.join("\n", grouped) + "\n";
    }

    private boolean joinsData(int recipients) {
        boolean sendPartial = scene.all("property").contains("mail.smtp.sendpartial=true");
        boolean chunked = scene.all("property").stream().anyMatch(each -> each.startsWith("mail.smtp.chunksize="))
                && scene.dialogue().contains("CHUNKING");
        return !chunked && (recipients == 1 || sendPartial);
    }
}
