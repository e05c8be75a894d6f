package io.github.steadymail.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Threads of this JVM that send with one contender; their connections stay open between laps. */
final class Crew implements Racer {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final double SECOND = 1e9;
    private static final double MICROSECOND = 1e3;

    private final Opened opened;
    private final List<Opened.Sender> senders = new ArrayList<>();
    private final ExecutorService threads;

    Crew(Contender contender, Target target) throws Exception {
        opened = contender.open(target);
        for (int i = 0; i < target.senders(); i++) {
            senders.add(opened.sender());
        }
        threads = Executors.newFixedThreadPool(target.senders());
    }

    private record Work(long messages, long nanos) {}

    @Override
    public Lap run(Duration time) throws Exception {
        AtomicLong cpu = new AtomicLong();
        CyclicBarrier start = new CyclicBarrier(senders.size(), () -> cpu.set(SYSTEM.getProcessCpuTime()));
        List<Callable<Work>> work = new ArrayList<>();
        for (Opened.Sender sender : senders) {
            work.add(() -> work(sender, start, time.toNanos()));
        }
        long messages = 0;
        double perSecond = 0;
        for (Future<Work> done : threads.invokeAll(work)) {
            messages += done.get().messages();
            // Each thread by its own clock: one that waits for its last message slows no other.
            perSecond += done.get().messages() * SECOND / done.get().nanos();
        }
        double cpuMicros = (SYSTEM.getProcessCpuTime() - cpu.get()) / MICROSECOND / messages;
        return new Lap(messages + senders.size(), perSecond, cpuMicros);
    }

    private static Work work(Opened.Sender sender, CyclicBarrier start, long nanos) throws Exception {
        sender.send(); // before the clock runs: a connection that was idle is not a warm one
        start.await();
        long begin = System.nanoTime();
        long messages = 0;
        long spent = 0;
        while (spent < nanos) {
            sender.send();
            messages++;
            spent = System.nanoTime() - begin;
        }
        return new Work(messages, spent);
    }

    @Override
    public void close() throws IOException, MessagingException {
        threads.shutdown();
        opened.close();
    }
}
