package io.github.steadymail.benchmarks;

/** Messages a second with 20 ms a round trip, beside Angus Mail with a transport for each of 32 threads. */
final class WireRows {
    private static final int SENDERS = 32;
    private static final Contender[] OTHERS = {
        Contender.VERTX, Contender.SIMPLE_JAVA_MAIL, Contender.SPRING, Contender.TRANSPORT_SEND
    };

    private WireRows() {}

    static void one(Course course) throws Exception {
        Pace pace = course.pace(Pace.millis(1000, 3, 1200), Pace.millis(300, 2, 500));
        Figures figures = race(course, "20 ms, 32 senders, 1 recipient", pace, 1, Contender.STEADYMAIL_EAGER);
        figures.speedInto(course.table(), Contender.STEADYMAIL.label(), 1.9);
        figures.speedInto(course.table(), Contender.STEADYMAIL_EAGER.label(), 3.6);
    }

    static void ten(Course course) throws Exception {
        Pace pace = course.pace(Pace.millis(1000, 3, 1500), Pace.millis(300, 2, 800));
        Figures figures =
                race(course, "20 ms, 32 senders, 10 recipients", pace, 10, Contender.STEADYMAIL_EAGER_PARTIAL);
        figures.speedInto(course.table(), Contender.STEADYMAIL.label(), 6);
        figures.speedInto(course.table(), Contender.STEADYMAIL_EAGER_PARTIAL.label(), 11);
    }

    /** What the pool lets through with many senders, beside one. */
    static void pool(Course course) throws Exception {
        Pace pace = course.pace(Pace.millis(1000, 5, 1000), Pace.millis(300, 3, 600));
        Mail mail = new Mail(4096, 1);
        int port = course.servers().proxyPort();
        String one = "1 sender";
        String all = "32 senders";
        try (Race race = new Race(course.servers())) {
            race.with(one, new Crew(Contender.STEADYMAIL, new Target(port, mail, 1)));
            race.with(all, new Crew(Contender.STEADYMAIL, new Target(port, mail, SENDERS)));
            double times = new Figures("pool", race.run(pace)).beside(all, one);
            String what = "pool, 20 ms, 32 senders beside one: " + Contender.STEADYMAIL.label();
            course.table().row(what, times, Limit.atLeast(28, "%.1f ×"));
        }
    }

    private static Figures race(Course course, String what, Pace pace, int recipients, Contender eager)
            throws Exception {
        Target target = new Target(course.servers().proxyPort(), new Mail(4096, recipients), SENDERS);
        try (Race race = new Race(course.servers())) {
            race.with(target, Contender.ANGUS, Contender.STEADYMAIL, eager).with(target, course.among(OTHERS));
            Figures figures = new Figures(what, race.run(pace));
            figures.speedsInto(course.comparison());
            return figures;
        }
    }
}
