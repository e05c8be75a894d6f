package io.github.steadymail.benchmarks;

import java.io.IOException;
import java.util.Locale;

/** Round trips for each message on a warm connection, counted on the wire. */
final class FlightRows {
    private static final String FORMAT = "%.1f";
    private static final int WARM_UP = 1;
    private static final Contender[] OTHERS = {
        Contender.ANGUS, Contender.TRANSPORT_SEND, Contender.SPRING, Contender.SIMPLE_JAVA_MAIL, Contender.VERTX
    };

    private final Course course;
    private final String what;
    private final int recipients;

    private FlightRows(Course course, String what, int recipients) {
        this.course = course;
        this.what = what;
        this.recipients = recipients;
    }

    static void one(Course course) throws Exception {
        FlightRows rows = new FlightRows(course, "round trips a message, warm, 1 recipient", 1);
        rows.compare(Contender.STEADYMAIL, Limit.atMost(2, FORMAT));
        rows.compare(Contender.STEADYMAIL_EAGER, Limit.atMost(1, FORMAT));
        rows.others();
    }

    static void ten(Course course) throws Exception {
        FlightRows rows = new FlightRows(course, "round trips a message, warm, 10 recipients", 10);
        rows.compare(Contender.STEADYMAIL, Limit.atMost(2, FORMAT));
        rows.compare(Contender.STEADYMAIL_EAGER_PARTIAL, Limit.atMost(1, FORMAT));
        try (ServersProcess servers = new ServersProcess(Offer.NO_CHUNKING)) {
            Course without = new Course(servers, course.table(), course.comparison(), course.quick());
            FlightRows data = new FlightRows(without, "· from a server without CHUNKING", 10);
            data.add(Contender.STEADYMAIL, Limit.atMost(3, FORMAT));
            data.add(Contender.STEADYMAIL_PARTIAL, Limit.atMost(2, FORMAT));
        }
        rows.others();
    }

    private void others() throws Exception {
        for (Contender other : OTHERS) {
            course.comparison().put(what, other.label(), written(roundTrips(other)));
        }
    }

    private void compare(Contender contender, Limit limit) throws Exception {
        double each = add(contender, limit);
        course.comparison().put(what, Contender.column(contender.label()), written(each));
    }

    private double add(Contender contender, Limit limit) throws Exception {
        double each = roundTrips(contender);
        course.table().row(what + ": " + contender.label(), each, limit);
        return each;
    }

    private static String written(double figure) {
        return String.format(Locale.ROOT, FORMAT, figure);
    }

    private double roundTrips(Contender contender) throws Exception {
        int messages = course.quick() ? 2 : 5;
        Target target = new Target(course.servers().proxyPort(), new Mail(4096, recipients), 1);
        try (Opened opened = contender.open(target)) {
            Opened.Sender sender = opened.sender();
            send(sender, WARM_UP);
            ServersProcess.Counts before = course.servers().counts();
            send(sender, messages);
            ServersProcess.Counts after = course.servers().counts();
            if (after.messages() - before.messages() != messages
                    || after.recipients() - before.recipients() != (long) messages * recipients) {
                throw new IOException(contender + " did not send what it should");
            }
            return (double) (after.roundTrips() - before.roundTrips()) / messages;
        }
    }

    private static void send(Opened.Sender sender, int messages) throws Exception {
        for (int i = 0; i < messages; i++) {
            sender.send();
        }
    }
}
