package io.github.steadymail.benchmarks;

import java.util.Arrays;
import java.util.List;

/** Measures what this library costs, and prints it beside what it may cost. */
final class Main {
    private static final int WRONG_USAGE = 64;

    private Main() {}

    /**
     * Runs the benchmarks; the exit status is 1 if a limit is not met.
     *
     * @param args {@code classify}, or {@code send} and its options
     * @throws Exception if nothing can be measured
     */
    public static void main(String[] args) throws Exception {
        List<String> arguments = Arrays.asList(args);
        boolean met = false;
        try {
            if (arguments.equals(List.of("classify"))) {
                met = ClassifyBenchmark.run();
            } else if (!arguments.isEmpty() && arguments.get(0).equals("send")) {
                met = SendBenchmark.of(arguments.subList(1, arguments.size())).run();
            } else {
                throw new IllegalArgumentException("say what to measure");
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("usage: java -jar benchmarks.jar classify");
            System.err.println("       java -jar benchmarks.jar " + SendBenchmark.usage());
            System.exit(WRONG_USAGE);
        }
        System.exit(met ? 0 : 1);
    }
}
