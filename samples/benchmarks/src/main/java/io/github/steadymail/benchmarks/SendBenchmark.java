package io.github.steadymail.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Measures what sending costs, beside others, and prints it beside what it must reach. */
final class SendBenchmark {
    private static final Map<String, Rows> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("flights-1", FlightRows::one);
        ROWS.put("flights-10", FlightRows::ten);
        ROWS.put("wire-1", WireRows::one);
        ROWS.put("wire-10", WireRows::ten);
        ROWS.put("loopback", LoopbackRows::main);
        ROWS.put("allocation", AllocationRows::all);
        ROWS.put("translation", TranslationRows::all);
        ROWS.put("pool", WireRows::pool);
        ROWS.put("pool-alone", PoolRows::all);
        ROWS.put("senders", LoopbackRows::senders);
        ROWS.put("large", LoopbackRows::large);
        ROWS.put("smtp-sink", LoopbackRows::smtpSink);
    }

    private final boolean quick;
    private final Set<String> wanted;

    private SendBenchmark(boolean quick, Set<String> wanted) {
        this.quick = quick;
        this.wanted = wanted;
    }

    /** Some rows of the table. */
    private interface Rows {
        void measure(Course course) throws Exception;
    }

    static String usage() {
        return "send [--quick] [--rows " + String.join(",", ROWS.keySet()) + "]";
    }

    /** Reads the arguments after {@code send}. */
    static SendBenchmark of(List<String> arguments) {
        boolean quick = false;
        Set<String> wanted = Set.of();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("--quick")) {
                quick = true;
            } else if (arguments.get(i).equals("--rows") && i + 1 < arguments.size()) {
                i++;
                wanted = new LinkedHashSet<>(List.of(arguments.get(i).split(",", -1)));
            } else {
                throw new IllegalArgumentException("that is no option: " + arguments.get(i));
            }
        }
        if (!ROWS.keySet().containsAll(wanted)) {
            throw new IllegalArgumentException("there are no such rows: " + wanted);
        }
        return new SendBenchmark(quick, wanted.isEmpty() ? all(quick) : wanted);
    }

    /** All rows; in a quick run those that must reach something. */
    private static Set<String> all(boolean quick) {
        Set<String> all = new LinkedHashSet<>(ROWS.keySet());
        if (quick) {
            all.removeAll(Set.of("senders", "large", "smtp-sink"));
        }
        return all;
    }

    /** Measures and prints. Returns whether every limit is met. */
    boolean run() throws Exception {
        System.out.printf("Load average at the start: %.2f%n%n", load());
        try (ServersProcess servers = new ServersProcess()) {
            Table table = new Table(System.out);
            Comparison comparison = new Comparison(Contender.columns());
            Course course = new Course(servers, table, comparison, quick);
            for (String rows : wanted) {
                Objects.requireNonNull(ROWS.get(rows)).measure(course);
            }
            System.out.println();
            comparison.print(System.out);
            System.out.printf("%nLoad average at the end: %.2f%n", load());
            return table.allMet();
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
