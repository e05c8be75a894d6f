package io.github.steadymail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Generated dialogues with real servers, each by plain Angus Mail in lock step and by ours in all its ways: the same
 * recipients get the same octets, once, and old programs catch the same.
 *
 * <p>The dialogues follow from {@value #SEED}, or the seed that {@code -Dsteadymail.seed} gives.
 */
class DifferentialIT {
    private static final long SEED = 20_261_124;
    private static final int DIALOGUES = 320;
    private static final int ROOMY = 300_000;
    private static final int TIGHT = 20_000;

    private static final List<Exchange> EXCHANGES = new ArrayList<>();
    private static int dialogues;

    @BeforeAll
    static void sayAll() throws Exception {
        long seed = Long.getLong("steadymail.seed", SEED);
        System.out.println("The seed of the dialogues is " + seed);
        Random random = new Random(seed);
        try (Postfix roomy = Postfix.start(Stance.parameters(ROOMY));
                Postfix tight = Postfix.start(Stance.parameters(TIGHT))) {
            List<Dialogue> said = new ArrayList<>();
            for (int i = 0; i < DIALOGUES; i++) {
                said.add(Dialogue.say(i, random, i % 2 == 0 ? roomy : tight));
            }
            Map<Postfix, Copies> delivered = Map.of(roomy, roomy.delivered(), tight, tight.delivered());
            for (Dialogue dialogue : said) {
                EXCHANGES.addAll(dialogue.exchanges(Objects.requireNonNull(delivered.get(dialogue.server()))));
            }
            dialogues = said.size();
        }
    }

    /** One dialogue, as it went in each way. */
    private record Dialogue(int number, Postfix server, List<Letter> letters, Map<Way, List<Heard>> heard) {
        static Dialogue say(int number, Random random, Postfix server) throws Exception {
            List<Letter> letters = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                letters.add(Letter.next(random));
            }
            Map<Way, List<Heard>> heard = new EnumMap<>(Way.class);
            for (Way way : Way.values()) {
                heard.put(way, way.say(number, letters, server.port()));
            }
            return new Dialogue(number, server, letters, heard);
        }

        List<Exchange> exchanges(Copies delivered) {
            List<Exchange> exchanges = new ArrayList<>();
            for (int i = 0; i < letters.size(); i++) {
                Map<Way, Heard> each = new EnumMap<>(Way.class);
                Map<Way, Map<String, List<String>>> copies = new EnumMap<>(Way.class);
                for (Way way : Way.values()) {
                    each.put(way, Objects.requireNonNull(heard.get(way)).get(i));
                    copies.put(way, delivered.of(way.name(number, i)));
                }
                exchanges.add(new Exchange(number + "." + i, letters.get(i), each, copies));
            }
            return exchanges;
        }
    }

    @Test
    void thereAreEnough() {
        assertThat(dialogues).isGreaterThanOrEqualTo(300);
        assertThat(EXCHANGES).hasSizeGreaterThan(dialogues);
    }

    @Test
    void theSameRecipientsGetTheSameOnce() {
        List<String> problems = new ArrayList<>();
        EXCHANGES.forEach(exchange -> exchange.compareCopies(problems::add, difference -> {}));
        assertThat(problems).isEmpty();
    }

    @Test
    void oldProgramsCatchTheSame() {
        List<String> problems = new ArrayList<>();
        EXCHANGES.forEach(exchange -> exchange.compareExceptions(problems::add, difference -> {}));
        assertThat(problems).isEmpty();
    }

    @Test
    void eachOfOurWaysComesToTheSameVerdict() {
        List<String> problems = new ArrayList<>();
        EXCHANGES.forEach(exchange -> exchange.compareVerdicts(problems::add));
        assertThat(problems).isEmpty();
    }

    @Test
    void whatMayDifferDoesAndStandsInTheDocument() throws IOException {
        Set<Difference> occurred = EnumSet.noneOf(Difference.class);
        for (Exchange exchange : EXCHANGES) {
            exchange.compareCopies(problem -> {}, occurred::add);
            exchange.compareExceptions(problem -> {}, occurred::add);
        }
        assertThat(occurred).containsExactlyInAnyOrder(Difference.values());
        Path module = Path.of(Objects.requireNonNull(System.getProperty("basedir"), "basedir"));
        String document =
                Files.readString(module.resolve("../../docs/differences.md")).replaceAll("\\s+", " ");
        assertThat(document).contains(occurred.stream().map(Difference::words).toList());
    }
}
