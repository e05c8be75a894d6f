package io.github.steadymail.transport;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/**
 * What Angus Mail holds as its socket while it leads the AUTH exchange: it says where the connection goes, closes it,
 * and carries nothing, because every command and reply passes through the transport's own methods.
 */
final class LoginSocket extends Socket {
    private final SmtpConnection connection;
    private final String host;

    LoginSocket(SmtpConnection connection, String host) {
        this.connection = connection;
        this.host = host;
    }

    /** The address under the name that the caller gave, so that nobody looks it up backwards. */
    @Override
    public InetAddress getInetAddress() {
        InetAddress real = connection.socket().getInetAddress();
        try {
            return InetAddress.getByAddress(host, real == null ? new byte[4] : real.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 octets", e);
        }
    }

    @Override
    public InetAddress getLocalAddress() {
        return connection.socket().getLocalAddress();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return connection.socket().getRemoteSocketAddress();
    }

    @Override
    public int getPort() {
        return connection.socket().getPort();
    }

    @Override
    public boolean isBound() {
        return connection.socket().isBound();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public synchronized void close() {
        connection.close();
    }
}
