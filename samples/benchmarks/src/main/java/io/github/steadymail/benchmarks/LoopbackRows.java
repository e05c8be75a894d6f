package io.github.steadymail.benchmarks;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages a second, and the sender's CPU time for each, where the network costs nothing. */
final class LoopbackRows {
    private static final int SENDERS = 8;
    private static final double THIRD = 1.0 / 3;

    private static final Contender[] FEW = {Contender.ANGUS, Contender.STEADYMAIL, Contender.VERTX};

    private LoopbackRows() {}

    /** What must be reached: 4 KiB, 8 senders. */
    static void main(Course course) throws Exception {
        Pace pace = course.pace(Pace.millis(2500, 5, 1000), Pace.millis(1500, 3, 500));
        Target target = new Target(course.servers().sinkPort(), new Mail(4096, 1), SENDERS);
        Contender[] contenders = course.among(
                Contender.ANGUS,
                Contender.STEADYMAIL,
                Contender.STEADYMAIL_EAGER,
                Contender.PREPARED,
                Contender.RAW_SOCKETS,
                Contender.VERTX,
                Contender.SIMPLE_JAVA_MAIL,
                Contender.SPRING,
                Contender.TRANSPORT_SEND);
        Figures figures = race(course, course.servers(), "loopback, 8 senders", target, pace, contenders);
        String ours = Contender.PREPARED.label();
        String anew = Contender.STEADYMAIL.label();
        figures.speedInto(course.table(), ours, 2.5);
        course.table().note("· " + anew + ", written anew for each send", figures.speedWritten(anew));
        String beside = "· beside " + SmtpSource.LABEL;
        if (SmtpSource.program().isPresent()) {
            double times = figures.beside(ours, SmtpSource.LABEL);
            course.table().row(beside, times, Limit.atLeast(1, Figures.TIMES));
        } else {
            course.table().note(beside, "not installed");
        }
        String cpu = "client CPU a message, loopback, 8 senders";
        course.table()
                .row(
                        cpu + ": " + ours,
                        figures.cpuWritten(ours),
                        figures.cpu(ours),
                        Limit.atMost(THIRD, Figures.TIMES));
        course.table().note("· " + anew + ", written anew for each send", figures.cpuWritten(anew));
        figures.cpuInto(course.comparison(), cpu);
    }

    /** Other numbers of senders. */
    static void senders(Course course) throws Exception {
        int port = course.servers().sinkPort();
        informative(course, "loopback, 1 sender", new Target(port, new Mail(4096, 1), 1), FEW);
        informative(course, "loopback, 32 senders", new Target(port, new Mail(4096, 1), 32), FEW);
    }

    /** A large message. */
    static void large(Course course) throws Exception {
        Target target = new Target(course.servers().sinkPort(), new Mail(1 << 20, 1), SENDERS);
        // Not Vert.x: with such messages one of its sends never ended.
        informative(course, "loopback, 8 senders, 1 MiB", target, Contender.ANGUS, Contender.STEADYMAIL);
    }

    /** Another server. */
    static void smtpSink(Course course) throws Exception {
        Optional<Path> program = SmtpSink.program();
        if (program.isEmpty()) {
            course.table().note("Postfix's `smtp-sink`", "not installed");
            return;
        }
        try (SmtpSink sink = SmtpSink.start(program.get())) {
            Target target = new Target(sink.port(), new Mail(4096, 1), SENDERS);
            race(course, null, "loopback, 8 senders, to `smtp-sink`", target, pace(course), FEW);
        }
    }

    private static void informative(Course course, String what, Target target, Contender... contenders)
            throws Exception {
        race(course, course.servers(), what, target, pace(course), contenders);
    }

    private static Pace pace(Course course) {
        return course.pace(Pace.millis(700, 3, 700), Pace.millis(300, 2, 300));
    }

    private static Figures race(
            Course course,
            @Nullable ServersProcess counting,
            String what,
            Target target,
            Pace pace,
            Contender... contenders)
            throws Exception {
        try (Race race = new Race(counting)) {
            race.with(target, contenders);
            Optional<Path> program = SmtpSource.program();
            if (program.isPresent()) {
                race.with(SmtpSource.LABEL, SmtpSource.to(program.get(), target));
            }
            Figures figures = new Figures(what, race.run(pace));
            figures.speedsInto(course.comparison());
            return figures;
        }
    }
}
