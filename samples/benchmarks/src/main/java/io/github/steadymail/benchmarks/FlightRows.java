package io.github.steadymail.benchmarks;

import java.io.IOException;

/** Round trips for each message on a warm connection, counted on the wire. */
final class FlightRows {
    private static final String FORMAT = "%.1f";
    private static final int WARM_UP = 1;

    private final Course course;

    private FlightRows(Course course) {
        this.course = course;
    }

    static void one(Course course) throws Exception {
        FlightRows rows = new FlightRows(course);
        String what = "round trips a message, warm, 1 recipient: ";
        rows.add(what, Contender.STEADYMAIL, 1, Limit.atMost(2, FORMAT));
        rows.add(what, Contender.STEADYMAIL_EAGER, 1, Limit.atMost(1, FORMAT));
        rows.others(what, 1);
    }

    static void ten(Course course) throws Exception {
        FlightRows rows = new FlightRows(course);
        String what = "the same, 10 recipients: ";
        rows.add(what, Contender.STEADYMAIL, 10, Limit.atMost(2, FORMAT));
        try (ServersProcess servers = new ServersProcess(Offer.NO_CHUNKING)) {
            FlightRows noChunking = new FlightRows(new Course(servers, course.table(), course.quick()));
            String without = "the same, 10 recipients, server without CHUNKING: ";
            noChunking.add(without, Contender.STEADYMAIL, 10, Limit.atMost(3, FORMAT));
            noChunking.add(without, Contender.STEADYMAIL_PARTIAL, 10, Limit.atMost(2, FORMAT));
        }
        rows.add(what, Contender.STEADYMAIL_EAGER_PARTIAL, 10, Limit.atMost(1, FORMAT));
        rows.others(what, 10);
    }

    private void others(String what, int recipients) throws Exception {
        Contender[] others = {
            Contender.ANGUS, Contender.TRANSPORT_SEND, Contender.SPRING, Contender.SIMPLE_JAVA_MAIL, Contender.VERTX
        };
        for (Contender other : others) {
            add(what, other, recipients, Limit.none(FORMAT));
        }
    }

    private void add(String what, Contender contender, int recipients, Limit limit) throws Exception {
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
            double each = (double) (after.roundTrips() - before.roundTrips()) / messages;
            course.table().row(what + contender.label(), each, limit);
        }
    }

    private static void send(Opened.Sender sender, int messages) throws Exception {
        for (int i = 0; i < messages; i++) {
            sender.send();
        }
    }
}
