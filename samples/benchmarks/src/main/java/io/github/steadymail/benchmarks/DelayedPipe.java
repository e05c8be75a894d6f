package io.github.steadymail.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** One direction of a connection: what comes in goes out a fixed time later, however much it is. */
final class DelayedPipe {
    private static final int BUFFER = 1 << 16;
    private static final byte[] END = new byte[0];

    private final Socket from;
    private final Socket to;
    private final long delayNanos;
    private final Runnable came;
    private final Runnable goes;
    private final BlockingQueue<Parcel> underway = new LinkedBlockingQueue<>();

    DelayedPipe(Socket from, Socket to, long delayNanos, Runnable came, Runnable goes) {
        this.from = from;
        this.to = to;
        this.delayNanos = delayNanos;
        this.came = came;
        this.goes = goes;
    }

    private record Parcel(long due, byte[] octets) {}

    /** Takes what comes, until the end. */
    void take() {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            int read = in.read(buffer);
            while (read >= 0) {
                came.run();
                underway.add(new Parcel(System.nanoTime() + delayNanos, Arrays.copyOf(buffer, read)));
                read = in.read(buffer);
            }
        } catch (IOException e) {
            // The end, as the other side will see.
        }
        underway.add(new Parcel(System.nanoTime() + delayNanos, END));
    }

    /** Gives what is due, until the end. */
    void give() throws IOException {
        OutputStream out = to.getOutputStream();
        try {
            Parcel parcel = next();
            while (parcel.octets() != END) {
                goes.run();
                out.write(parcel.octets());
                parcel = next();
            }
            to.shutdownOutput();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Parcel next() throws InterruptedException {
        Parcel parcel = underway.take();
        long left = parcel.due() - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = parcel.due() - System.nanoTime();
        }
        return parcel;
    }
}
