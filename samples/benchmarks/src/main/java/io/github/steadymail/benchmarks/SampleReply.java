package io.github.steadymail.benchmarks;

import io.github.steadymail.reply.SmtpPhase;
import io.github.steadymail.reply.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One reply of {@code replies.txt}.
 *
 * @param phase where it is said
 * @param wire its octets
 * @param reply the same, parsed
 */
record SampleReply(SmtpPhase phase, byte[] wire, SmtpReply reply) {

    /** How many there are: JMH wants a constant. */
    static final int COUNT = 45;

    static List<SampleReply> all() {
        List<SampleReply> all = new ArrayList<>();
        SmtpPhase phase = null;
        StringBuilder text = new StringBuilder();
        for (String line : Resource.lines("io/github/steadymail/benchmarks/replies.txt")) {
            if (!line.startsWith(" ")) {
                phase = SmtpPhase.valueOf(line);
                continue;
            }
            text.append(line.strip()).append("\r\n");
            byte[] wire = text.toString().getBytes(StandardCharsets.UTF_8);
            SmtpReply reply = SmtpReply.parse(wire);
            if (phase != null && reply.isComplete()) {
                all.add(new SampleReply(phase, wire, reply));
                text.setLength(0);
            }
        }
        return all;
    }
}
