package io.github.steadymail.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the sending thread allocates for a message that is ready. */
final class AllocationRows {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Limit BYTES = Limit.atMost(16 * 1024, "%.0f bytes");

    private AllocationRows() {}

    static void all(Course course) throws Exception {
        double prepared = allocated(course, new Mail(4096, 1), Contender.PREPARED);
        course.table().row("allocated for a message of 4 KiB that was written before", prepared, BYTES);
        add(course, "allocated for a saved message of 4 KiB", new Mail(4096, 1));
        add(course, "allocated for a parsed message of 4 KiB", new Mail(4096, 1, true));
    }

    private static void add(Course course, String what, Mail mail) throws Exception {
        String ours = Contender.STEADYMAIL.label();
        double bytes = allocated(course, mail, Contender.STEADYMAIL);
        course.table().row(what + ": " + ours, bytes, BYTES);
        course.comparison().put(what, ours, BYTES.written(bytes));
        String angus = BYTES.written(allocated(course, mail, Contender.ANGUS));
        course.comparison().put(what, Contender.ANGUS.label(), angus);
    }

    private static double allocated(Course course, Mail mail, Contender contender) throws Exception {
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
            return (double) (THREADS.getThreadAllocatedBytes(self) - before) / messages;
        }
    }
}
