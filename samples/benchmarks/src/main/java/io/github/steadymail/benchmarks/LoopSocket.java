package io.github.steadymail.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/** A socket with the sink's protocol right behind it, in the same thread: what it takes is the client's alone. */
final class LoopSocket extends Socket {
    private final SinkProtocol protocol;
    private final ByteArrayOutputStream replies = new ByteArrayOutputStream();
    private byte[] unread = SinkProtocol.greeting();
    private int position;
    private int timeout;

    LoopSocket(Offer offer) {
        protocol = new SinkProtocol(offer, new Tally());
    }

    private final class Replies extends InputStream {
        @Override
        public int available() {
            if (position == unread.length && replies.size() > 0) {
                unread = replies.toByteArray();
                position = 0;
                replies.reset();
            }
            return unread.length - position;
        }

        @Override
        public int read() {
            return available() == 0 ? -1 : unread[position++] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(length, available());
            System.arraycopy(unread, position, target, offset, count);
            position += count;
            return count == 0 ? -1 : count;
        }
    }

    private final class Commands extends OutputStream {
        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            byte[] octets = offset == 0 ? source : Arrays.copyOfRange(source, offset, offset + length);
            protocol.take(octets, length, replies);
        }
    }

    @Override
    public InputStream getInputStream() {
        return new Replies();
    }

    @Override
    public OutputStream getOutputStream() {
        return new Commands();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public synchronized void setSoTimeout(int millis) {
        timeout = millis;
    }

    @Override
    public synchronized int getSoTimeout() {
        return timeout;
    }
}
