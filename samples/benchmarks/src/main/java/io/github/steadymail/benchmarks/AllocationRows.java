package io.github.steadymail.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the sending thread allocates for a message that is ready. */
final class AllocationRows {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String BYTES = "%.0f bytes";
    private static final int MOST = 16 * 1024;

    private AllocationRows() {}

    static void all(Course course) throws Exception {
        String what = "allocated for a saved message of 4 KiB: ";
        Mail saved = new Mail(4096, 1);
        add(course, what, saved, Contender.STEADYMAIL, Limit.atMost(MOST, BYTES));
        add(course, what, saved, Contender.ANGUS, Limit.none(BYTES));
        String octets = "· for one that was parsed: ";
        Mail parsed = new Mail(4096, 1, true);
        add(course, octets, parsed, Contender.STEADYMAIL, Limit.atMost(MOST, BYTES));
        add(course, octets, parsed, Contender.ANGUS, Limit.none(BYTES));
    }

    private static void add(Course course, String what, Mail mail, Contender contender, Limit limit) throws Exception {
        int messages = course.quick() ? 1_000 : 5_000;
        Target target = new Target(course.servers().sinkPort(), mail, 1);
        try (Opened opened = contender.open(target)) {
            Opened.Sender sender = opened.sender();
            for (int i = 0; i < messages; i++) {
                sender.send();
            }
            long self = Thread.currentThread().getId();
            long before = THREADS.getThreadAllocatedBytes(self);
            for (int i = 0; i < messages; i++) {
                sender.send();
            }
            double each = (double) (THREADS.getThreadAllocatedBytes(self) - before) / messages;
            course.table().row(what + contender.label(), each, limit);
        }
    }
}
