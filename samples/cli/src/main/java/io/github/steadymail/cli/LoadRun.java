package io.github.steadymail.cli;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.github.steadymail.failure.OutcomeUnknownException;
import io.github.steadymail.failure.SmtpFailure;
import io.github.steadymail.sender.MailSender;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sends the messages of a load test, each sender on a thread of its own, and measures those after the warm-up. */
final class LoadRun {
    private static final long SHOWN_MILLIS = 200;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final MailSender sender;
    private final LoadOptions options;
    private final List<InternetAddress> recipients;
    private final String from;
    private final String run = UUID.randomUUID().toString();
    private final AtomicInteger left;
    private final CyclicBarrier barrier;
    private volatile @Nullable Moment begun;
    private volatile @Nullable Moment ended;

    LoadRun(MailSender sender, Envelope envelope, LoadOptions options) {
        this.sender = sender;
        this.options = options;
        this.recipients = envelope.to();
        this.from = envelope.from();
        this.left = new AtomicInteger(options.messages());
        this.barrier = new CyclicBarrier(options.senders(), this::noteMoment);
    }

    /** The time, and that of the process on all processors. */
    private record Moment(long nanos, long cpuNanos) {
        static Moment now() {
            return new Moment(System.nanoTime(), PROCESS.getProcessCpuTime());
        }
    }

    /** What one sender has done. */
    private record Share(
            int accepted,
            int failed,
            int unknown,
            long allocated,
            @Nullable SmtpFailure failure) {}

    /** All senders have come to the end of the warm-up, or of all. */
    private void noteMoment() {
        if (begun == null) {
            begun = Moment.now();
        } else {
            ended = Moment.now();
        }
    }

    LoadResult run(Progress progress) throws MessagingException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(options.senders());
        try {
            CompletionService<Share> senders = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < options.senders(); i++) {
                int number = i;
                LoadMessage message = new LoadMessage(run, i, from, options.size());
                senders.submit(() -> send(message, number, progress));
            }
            List<Share> shares = new ArrayList<>();
            while (shares.size() < options.senders()) {
                progress.show();
                Future<Share> done = senders.poll(SHOWN_MILLIS, TimeUnit.MILLISECONDS);
                if (done != null) {
                    shares.add(done.get());
                }
            }
            return sum(shares);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a sender ended with " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Share send(LoadMessage message, int number, Progress progress)
            throws MessagingException, InterruptedException, BrokenBarrierException {
        int warmups = options.warmup() / options.senders() + (number < options.warmup() % options.senders() ? 1 : 0);
        Tally unmeasured = new Tally();
        for (int i = 0; i < warmups; i++) {
            unmeasured.send(message);
            progress.oneMore();
        }
        Tally tally = new Tally();
        barrier.await();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        while (left.getAndDecrement() > 0) {
            tally.send(message);
            progress.oneMore();
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        barrier.await();
        return tally.share(allocated);
    }

    /** Sends, and counts. One thread's. */
    private final class Tally {
        private int accepted;
        private int failed;
        private int unknown;
        private @Nullable SmtpFailure failure;

        void send(LoadMessage message) throws MessagingException {
            try {
                sender.send(message.next(), recipients);
                accepted++;
            } catch (MessagingException e) {
                count(SmtpFailure.find(e).orElseThrow(() -> e));
            }
        }

        private void count(SmtpFailure why) {
            if (why instanceof OutcomeUnknownException) {
                unknown++;
            } else {
                failed++;
            }
            failure = worse(failure, why);
        }

        Share share(long allocated) {
            return new Share(accepted, failed, unknown, allocated, failure);
        }
    }

    /** The one of which the exit status speaks: what may have gone out comes first. */
    private static SmtpFailure worse(@Nullable SmtpFailure one, SmtpFailure other) {
        return one == null || rank(other) < rank(one) ? other : one;
    }

    private static int rank(SmtpFailure failure) {
        return switch (ExitStatus.of(failure)) {
            case ExitStatus.PARTIAL -> 0;
            case ExitStatus.UNKNOWN -> 1;
            default -> 2;
        };
    }

    private LoadResult sum(List<Share> shares) {
        Moment first = begun;
        Moment last = ended;
        if (first == null || last == null) {
            throw new IllegalStateException("the senders did not come to their end");
        }
        SmtpFailure failure = null;
        for (Share share : shares) {
            failure = share.failure() == null ? failure : worse(failure, share.failure());
        }
        return new LoadResult(
                shares.stream().mapToInt(Share::accepted).sum(),
                shares.stream().mapToInt(Share::failed).sum(),
                shares.stream().mapToInt(Share::unknown).sum(),
                last.nanos() - first.nanos(),
                last.cpuNanos() - first.cpuNanos(),
                shares.stream().mapToLong(Share::allocated).sum(),
                Optional.ofNullable(failure));
    }
}
