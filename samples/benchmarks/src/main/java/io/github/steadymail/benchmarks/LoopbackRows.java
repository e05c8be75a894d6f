package io.github.steadymail.benchmarks;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Messages a second, and the sender's CPU time for each, where the network costs nothing. */
final class LoopbackRows {
    private static final String TIMES = "%.2f ×";
    private static final double THIRD = 1.0 / 3;

    private final Course course;
    private final String what;
    private final Map<String, Lap> laps;

    private LoopbackRows(Course course, String what, Map<String, Lap> laps) {
        this.course = course;
        this.what = what;
        this.laps = laps;
    }

    /** The rows with limits: 4 KiB, 8 senders. */
    static void main(Course course) throws Exception {
        Pace pace = course.pace(Pace.millis(3000, 5, 1500), Pace.millis(1500, 3, 500));
        Optional<Path> program = SmtpSource.program();
        Target target = new Target(course.servers().sinkPort(), new Mail(4096, 1), 8);
        Contender[] contenders = course.among(
                Contender.ANGUS,
                Contender.STEADYMAIL,
                Contender.STEADYMAIL_EAGER,
                Contender.RAW_SOCKETS,
                Contender.VERTX,
                Contender.SIMPLE_JAVA_MAIL,
                Contender.SPRING,
                Contender.TRANSPORT_SEND);
        LoopbackRows rows = race(course, "loopback, 8 senders: ", target, pace, program, contenders);
        rows.speed(Contender.STEADYMAIL.label(), Limit.atLeast(2.5, TIMES));
        if (program.isPresent()) {
            double beside = rows.perSecond(Contender.STEADYMAIL.label()) / rows.perSecond(SmtpSource.LABEL);
            course.table()
                    .row(
                            "· beside " + SmtpSource.LABEL + ": " + Contender.STEADYMAIL.label(),
                            beside,
                            Limit.atLeast(1, TIMES));
            rows.speed(SmtpSource.LABEL, Limit.none(TIMES));
        } else {
            course.table().note("· beside " + SmtpSource.LABEL, "not installed");
        }
        for (Contender contender : contenders) {
            if (contender != Contender.STEADYMAIL) {
                rows.speed(contender.label(), Limit.none(TIMES));
            }
        }
        rows.cpu(contenders, program.isPresent());
    }

    /** Other numbers of senders. */
    static void senders(Course course) throws Exception {
        for (int senders : new int[] {1, 32}) {
            String what = "loopback, " + senders + (senders == 1 ? " sender: " : " senders: ");
            Target target = new Target(course.servers().sinkPort(), new Mail(4096, 1), senders);
            informative(course, what, target);
        }
    }

    /** A large message. */
    static void large(Course course) throws Exception {
        Target target = new Target(course.servers().sinkPort(), new Mail(1 << 20, 1), 8);
        informative(course, "loopback, 8 senders, 1 MiB: ", target);
    }

    private static void informative(Course course, String what, Target target) throws Exception {
        Pace pace = course.pace(Pace.millis(1000, 3, 1000), Pace.millis(300, 2, 300));
        Contender[] contenders = {Contender.STEADYMAIL, Contender.ANGUS, Contender.VERTX};
        Optional<Path> program = SmtpSource.program();
        LoopbackRows rows = race(course, what, target, pace, program, contenders);
        for (Contender contender : contenders) {
            rows.speed(contender.label(), Limit.none(TIMES));
        }
        if (program.isPresent()) {
            rows.speed(SmtpSource.LABEL, Limit.none(TIMES));
        }
    }

    private static LoopbackRows race(
            Course course, String what, Target target, Pace pace, Optional<Path> program, Contender... contenders)
            throws Exception {
        try (Race race = new Race(course.servers())) {
            race.with(target, contenders);
            if (program.isPresent()) {
                race.with(SmtpSource.LABEL, SmtpSource.to(program.get(), target));
            }
            return new LoopbackRows(course, what, race.run(pace));
        }
    }

    private void cpu(Contender[] contenders, boolean smtpSource) {
        String cpu = "client CPU a message, " + what;
        double angus = cpuMicros(Contender.ANGUS.label());
        for (Contender contender : contenders) {
            Limit limit = contender == Contender.STEADYMAIL ? Limit.atMost(THIRD, TIMES) : Limit.none(TIMES);
            cpu(cpu, contender.label(), angus, limit);
        }
        if (smtpSource) {
            cpu(cpu, SmtpSource.LABEL, angus, Limit.none(TIMES));
        }
    }

    private void cpu(String cpu, String label, double angus, Limit limit) {
        double micros = cpuMicros(label);
        String written = "%s (%.0f µs)".formatted(limit.written(micros / angus), micros);
        course.table().row(cpu + label, written, micros / angus, limit);
    }

    private void speed(String label, Limit limit) {
        double times = perSecond(label) / perSecond(Contender.ANGUS.label());
        String written = "%s (%.0f/s)".formatted(limit.written(times), perSecond(label));
        course.table().row(what + label, written, times, limit);
    }

    private double perSecond(String label) {
        return Objects.requireNonNull(laps.get(label), label).perSecond();
    }

    private double cpuMicros(String label) {
        return Objects.requireNonNull(laps.get(label), label).cpuMicros();
    }
}
