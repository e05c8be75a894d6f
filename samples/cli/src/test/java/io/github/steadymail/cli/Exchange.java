package io.github.steadymail.cli;

import io.github.steadymail.failure.OutcomeUnknownException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One letter, said in each way.
 *
 * @param name the name of dialogue and letter
 * @param heard what came of it
 * @param copies what the server has delivered, by recipient
 */
record Exchange(String name, Letter letter, Map<Way, Heard> heard, Map<Way, Map<String, List<String>>> copies) {

    private Heard in(Way way) {
        return Objects.requireNonNull(heard.get(way));
    }

    private Map<String, List<String>> delivered(Way way) {
        return Objects.requireNonNull(copies.get(way));
    }

    private Set<String> holders(Way way) {
        return delivered(way).keySet();
    }

    private String says(Way way, Object expected, Object found) {
        return "%s %s, %s: %s, but %s".formatted(name, way, letter, expected, found);
    }

    /** Whoever got it by plain Angus Mail got it, once and as it was, and we say so. */
    void compareCopies(Consumer<String> problem, Consumer<Difference> occurred) {
        for (Way way : Way.values()) {
            if (!holders(way).equals(holders(Way.PLAIN))) {
                problem.accept(says(way, holders(Way.PLAIN), holders(way)));
            }
            Set<String> told = new TreeSet<>(in(way).accepted(letter.recipients()));
            if (way != Way.PLAIN && !told.equals(holders(way))) {
                problem.accept(says(way, "we say " + told, holders(way)));
            }
            delivered(way).values().forEach(each -> compareOctets(way, each, problem, occurred));
        }
    }

    private void compareOctets(Way way, List<String> each, Consumer<String> problem, Consumer<Difference> occurred) {
        String expected = letter.content().delivered();
        String found = each.get(0);
        if (each.size() != 1) {
            problem.accept(says(way, "one copy", each.size()));
        } else if (!found.equals(expected)) {
            String fixed = found.replaceFirst("Message-ID: .*", "Message-ID: <fixed@sender.test>");
            if (way == Way.PLAIN && letter.content() == Content.QUOTED && fixed.equals(expected)) {
                occurred.accept(Difference.MESSAGE_ID);
            } else {
                problem.accept(says(way, expected, found));
            }
        }
    }

    /** What old programs catch, the arrays in it and the chain below it are those of plain Angus Mail. */
    void compareExceptions(Consumer<String> problem, Consumer<Difference> occurred) {
        Heard old = in(Way.PLAIN);
        for (Way way : Way.OURS) {
            Heard ours = in(way);
            if (!ours.form(old).equals(old.form(ours))) {
                Difference.ofExceptions(letter, old, ours)
                        .ifPresentOrElse(occurred, () -> problem.accept(says(way, old.form(ours), ours.form(old))));
            }
        }
    }

    /** Each of our ways comes to the verdict of lock step. */
    void compareVerdicts(Consumer<String> problem) {
        Heard lockStep = in(Way.LOCK_STEP);
        for (Way way : Way.OURS) {
            Heard ours = in(way);
            boolean knowsLess =
                    (way == Way.CHUNKED || way == Way.EAGER) && ours.thrown() instanceof OutcomeUnknownException;
            boolean allowed = knowsLess && Difference.isUnknownOnly(letter, lockStep, ours);
            if (!allowed && !ours.verdict().equals(lockStep.verdict())) {
                problem.accept(says(way, lockStep.verdict(), ours.verdict()));
            }
        }
    }
}
