package io.github.steadymail.benchmarks;

import com.sun.management.ThreadMXBean;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Properties;

/** What the sending thread allocates for a message that is ready. */
final class AllocationRows {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Limit BYTES = Limit.atMost(16 * 1024, "%.0f bytes");

    private AllocationRows() {}

    static void all(Course course) throws Exception {
        String saved = "allocated for a message of 4 KiB";
        String parsed = "allocated for a parsed message of 4 KiB";
        double prepared = compared(course, saved, new Mail(4096, 1), Contender.PREPARED);
        course.table().row(saved + ": " + Contender.PREPARED.label(), prepared, BYTES);
        double anew = compared(course, saved, new Mail(4096, 1), Contender.STEADYMAIL);
        course.table().note("· " + Contender.STEADYMAIL.label() + ", written anew for each send", BYTES.written(anew));
        course.table().note("· and by Jakarta Mail's writing alone", writing());
        double ofParsed = compared(course, parsed, new Mail(4096, 1, true), Contender.STEADYMAIL);
        course.table().row(parsed + ": " + Contender.STEADYMAIL.label(), ofParsed, BYTES);
        compared(course, saved, new Mail(4096, 1), Contender.ANGUS);
        compared(course, parsed, new Mail(4096, 1, true), Contender.ANGUS);
    }

    private static double compared(Course course, String what, Mail mail, Contender contender) throws Exception {
        double bytes = allocated(course, mail, contender);
        course.comparison().put(what, contender.label(), BYTES.written(bytes));
        return bytes;
    }

    /** What {@code MimeMessage.writeTo} of a saved message takes, wherever it writes to. */
    private static String writing() throws Exception {
        MimeMessage message = new Mail(4096, 1).ready(Session.getInstance(new Properties()));
        OutputStream nowhere = OutputStream.nullOutputStream();
        int times = 5_000;
        for (int i = 0; i < times; i++) {
            message.writeTo(nowhere);
        }
        long self = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(self);
        long nanos = THREADS.getThreadCpuTime(self);
        for (int i = 0; i < times; i++) {
            message.writeTo(nowhere);
        }
        return String.format(
                Locale.ROOT,
                "%d bytes, %d µs of CPU",
                (THREADS.getThreadAllocatedBytes(self) - bytes) / times,
                (THREADS.getThreadCpuTime(self) - nanos) / times / 1000);
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
