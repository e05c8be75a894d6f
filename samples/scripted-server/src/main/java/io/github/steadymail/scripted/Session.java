package io.github.steadymail.scripted;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;

/** Plays one connection. */
final class Session {

    private static final Pattern BDAT = Pattern.compile("BDAT (\\d{1,9})( LAST)?", Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private final int number;
    private final Wire wire;
    private final Recorder recorder;
    private final Options options;
    private final SSLSocketFactory tls;
    private final CountDownLatch closing;
    private final Speech speech;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private int announced = Step.Chunk.AS_ANNOUNCED;
    private boolean announcedLast;
    private int line;
    private String expected = "";

    Session(int number, Wire wire, Recorder recorder, Options options, SSLSocketFactory tls, CountDownLatch closing) {
        this.number = number;
        this.wire = wire;
        this.recorder = recorder;
        this.options = options;
        this.tls = tls;
        this.closing = closing;
        this.speech = new Speech(wire, options.delivery());
    }

    /** Plays to the end and leaves the connection closed. */
    void run(Optional<List<Step>> steps) {
        Over over = over(steps);
        over.actual().ifPresent(this::deviated);
        switch (over.hangup()) {
            case RST -> wire.reset();
            case SILENCE -> beSilent();
            case FIN -> {
                if (over.ending() == Ending.CUT) {
                    wire.truncate();
                } else {
                    wire.finish();
                }
            }
        }
        recorder.ended(over.ending());
    }

    private Over over(Optional<List<Step>> steps) {
        try {
            wire.checkCut();
            if (options.tlsFirst()) {
                startTls();
            }
            if (steps.isEmpty()) {
                expected = "no further connection";
                return Over.deviation("a connection");
            }
            play(steps.get());
            wire.checkCut();
            return end();
        } catch (Over over) {
            return over;
        } catch (RuntimeException e) {
            expected = "the server to work";
            return Over.deviation(e.toString());
        }
    }

    private Over end() {
        if (wire.gone().isPresent()) {
            return Over.gone(wire.gone().get());
        }
        byte[] rest = wire.finish();
        expected = "the end of the dialogue";
        return rest.length > 0
                ? Over.deviation("`" + Text.show(new String(rest, UTF_8)) + "`")
                : Over.scripted(Hangup.FIN);
    }

    /** What a cut to silence does: nothing is recorded any more. */
    private void beSilent() {
        try {
            expected = "the client to close";
            wire.patience(LONGEST_SILENCE);
            wire.discardUntilPeerLeaves();
        } catch (Over stall) {
            stall.actual().ifPresent(this::deviated);
        }
        wire.close();
    }

    private void play(List<Step> steps) throws Over {
        int at = 0;
        while (at < steps.size()) {
            Step step = steps.get(at);
            line = step.line();
            wire.checkCut();
            if (step instanceof Step.Say) {
                expected = "the client to take a reply";
                at = speech.say(steps, at);
            } else {
                act(step);
                at++;
            }
        }
    }

    private void act(Step step) throws Over {
        if (step instanceof Step.Expect expect) {
            expect(expect);
        } else if (step instanceof Step.Content lines) {
            content(lines);
        } else if (step instanceof Step.Chunk chunk) {
            chunk(chunk);
        } else if (step instanceof Step.Leave leave) {
            leave(leave);
        } else if (step instanceof Step.AwaitClose) {
            awaitClose();
        } else if (step instanceof Step.HalfClose) {
            wire.halfClose();
        } else if (step instanceof Step.StartTls) {
            startTls();
        } else if (step instanceof Step.Sleep sleep) {
            sleep(Duration.ofMillis(sleep.millis()));
        }
    }

    private void expect(Step.Expect step) throws Over {
        expected = "`C: " + step.pattern() + "`";
        String received = new String(line("\n"), UTF_8);
        if (!received.endsWith("\r\n")) {
            throw Over.deviation("`" + Text.show(received) + "`");
        }
        String command = received.substring(0, received.length() - 2);
        recorder.line(command);
        if (!Text.lineMatches(step.pattern(), command)) {
            throw Over.deviation("`" + Text.show(command) + "`");
        }
        Matcher bdat = BDAT.matcher(command);
        if (bdat.matches()) {
            announced = Integer.parseInt(bdat.group(1));
            announcedLast = bdat.group(2) != null;
        }
    }

    private void content(Step.Content step) throws Over {
        expected = "`D: " + step.pattern() + "`";
        boolean dot;
        do {
            byte[] octets = line("\r\n");
            String received = new String(octets, 0, octets.length - 2, UTF_8);
            dot = received.equals(".");
            if (!Text.matches(step.pattern(), received)) {
                throw Over.deviation("`" + Text.show(received) + "`");
            }
            content.writeBytes(octets);
            if (!dot) {
                int stuffing = octets[0] == '.' ? 1 : 0;
                message.write(octets, stuffing, octets.length - stuffing);
            }
        } while (step.toTheEnd() && !dot);
        if (dot) {
            recorder.content(content.toByteArray(), message.toByteArray());
            content.reset();
            message.reset();
        }
    }

    private void chunk(Step.Chunk step) throws Over {
        boolean asAnnounced = step.octets() == Step.Chunk.AS_ANNOUNCED;
        expected = "`B: " + (asAnnounced ? "*" : step.octets()) + "`";
        if (asAnnounced && announced < 0) {
            throw Over.deviation("no BDAT command before");
        }
        int wanted = asAnnounced ? announced : step.octets();
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        while (octets.size() < wanted) {
            int octet = wire.read();
            if (octet < 0) {
                throw wire.deserted(" after " + octets.size() + " of " + wanted + " octets");
            }
            octets.write(octet);
        }
        announced = Math.max(0, announced - wanted);
        recorder.chunk(octets.toByteArray(), announcedLast && announced == 0);
    }

    private void leave(Step.Leave step) throws Over {
        if (step.hangup() != Hangup.SILENCE) {
            throw Over.scripted(step.hangup());
        }
        expected = "the client to close";
        wire.patience(LONGEST_SILENCE);
        int octet = wire.read();
        while (octet >= 0) {
            octet = wire.read();
        }
        throw Over.gone(wire.gone().orElse(Ending.CLIENT_CLOSED));
    }

    private void awaitClose() throws Over {
        expected = "the client to close";
        wire.patience(LONGEST_SILENCE);
        int octet = wire.read();
        if (octet >= 0) {
            throw Over.deviation("`" + Text.show(Character.toString(octet) + new String(wire.ahead(), UTF_8)) + "`");
        }
        throw Over.gone(wire.gone().orElse(Ending.CLIENT_CLOSED));
    }

    private void startTls() throws Over {
        expected = "a TLS handshake";
        wire.startTls(tls);
    }

    private void sleep(Duration time) throws Over {
        expected = "to sleep";
        wire.progress(time);
        try {
            if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Over.stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Over.stopped();
        }
    }

    /** The octets up to and including the next line end. */
    private byte[] line(String end) throws Over {
        int before = -1;
        while (true) {
            int octet = wire.read();
            if (octet < 0) {
                String received = Text.show(partial.toString(UTF_8));
                throw wire.deserted(received.isEmpty() ? "" : " after `" + received + "`");
            }
            partial.write(octet);
            if (octet == '\n' && (before == '\r' || end.length() == 1)) {
                byte[] received = partial.toByteArray();
                partial.reset();
                return received;
            }
            before = octet;
        }
    }

    private void deviated(String actual) {
        recorder.deviated(new Deviation(number, line, expected, actual));
    }
}
