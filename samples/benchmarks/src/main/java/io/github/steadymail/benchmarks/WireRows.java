package io.github.steadymail.benchmarks;

import java.util.Map;
import java.util.Objects;

/** Messages a second with 20 ms a round trip, beside Angus Mail with a transport for each of 32 threads. */
final class WireRows {
    private static final int SENDERS = 32;
    private static final String TIMES = "%.2f ×";
    private static final Contender[] OTHERS = {
        Contender.VERTX, Contender.SIMPLE_JAVA_MAIL, Contender.SPRING, Contender.TRANSPORT_SEND
    };

    private WireRows() {}

    static void one(Course course) throws Exception {
        Pace pace = course.pace(Pace.millis(1000, 3, 1500), Pace.millis(300, 2, 500));
        Map<String, Lap> laps = race(course, pace, 1, Contender.STEADYMAIL_EAGER);
        String what = "20 ms, 32 senders, 1 recipient: ";
        add(course, what, laps, Contender.STEADYMAIL, Limit.atLeast(1.9, TIMES));
        add(course, what, laps, Contender.STEADYMAIL_EAGER, Limit.atLeast(3.6, TIMES));
        others(course, what, laps);
    }

    static void ten(Course course) throws Exception {
        Pace pace = course.pace(Pace.millis(1000, 3, 2000), Pace.millis(300, 2, 800));
        Map<String, Lap> laps = race(course, pace, 10, Contender.STEADYMAIL_EAGER_PARTIAL);
        String what = "the same, 10 recipients: ";
        add(course, what, laps, Contender.STEADYMAIL, Limit.atLeast(6, TIMES));
        add(course, what, laps, Contender.STEADYMAIL_EAGER_PARTIAL, Limit.atLeast(11, TIMES));
        others(course, what, laps);
    }

    /** What the pool lets through with many senders, beside one. */
    static void pool(Course course) throws Exception {
        Pace pace = course.pace(Pace.millis(1000, 5, 1500), Pace.millis(300, 3, 600));
        Mail mail = new Mail(4096, 1);
        int port = course.servers().proxyPort();
        try (Race race = new Race(course.servers())) {
            race.with("one", new Crew(Contender.STEADYMAIL, new Target(port, mail, 1)));
            race.with("all", new Crew(Contender.STEADYMAIL, new Target(port, mail, SENDERS)));
            Map<String, Lap> laps = race.run(pace);
            double times = perSecond(laps, "all") / perSecond(laps, "one");
            course.table()
                    .row("pool, 20 ms: 32 senders beside one, **Steadymail**", times, Limit.atLeast(28, "%.1f ×"));
        }
    }

    private static Map<String, Lap> race(Course course, Pace pace, int recipients, Contender eager) throws Exception {
        Target target = new Target(course.servers().proxyPort(), new Mail(4096, recipients), SENDERS);
        try (Race race = new Race(course.servers())) {
            return race.with(target, Contender.ANGUS, Contender.STEADYMAIL, eager)
                    .with(target, course.among(OTHERS))
                    .run(pace);
        }
    }

    private static void others(Course course, String what, Map<String, Lap> laps) {
        add(course, what, laps, Contender.ANGUS, Limit.none(TIMES));
        for (Contender other : course.among(OTHERS)) {
            add(course, what, laps, other, Limit.none(TIMES));
        }
    }

    private static void add(Course course, String what, Map<String, Lap> laps, Contender contender, Limit limit) {
        double perSecond = perSecond(laps, contender.label());
        double times = perSecond / perSecond(laps, Contender.ANGUS.label());
        String written = "%s (%.0f/s)".formatted(limit.written(times), perSecond);
        course.table().row(what + contender.label(), written, times, limit);
    }

    private static double perSecond(Map<String, Lap> laps, String label) {
        return Objects.requireNonNull(laps.get(label), label).perSecond();
    }
}
