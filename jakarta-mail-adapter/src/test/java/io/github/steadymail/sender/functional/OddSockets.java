package io.github.steadymail.sender.functional;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;

/** Sockets that work for all but the thread that looks after the pool, which they fail as no socket should. */
public final class OddSockets extends SocketFactory {
    static final CountDownLatch ASKED = new CountDownLatch(1);

    /** Jakarta Mail calls this. */
    public static SocketFactory getDefault() {
        return new OddSockets();
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public InputStream getInputStream() throws IOException {
                return new FilterInputStream(super.getInputStream()) {
                    @Override
                    public int available() throws IOException {
                        if (Thread.currentThread().getName().equals("steadymail-pool")) {
                            ASKED.countDown();
                            throw new IllegalStateException("odd");
                        }
                        return super.available();
                    }
                };
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }
}
